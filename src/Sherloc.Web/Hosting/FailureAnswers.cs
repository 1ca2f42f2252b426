using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Sherloc.Core.Search;
using Sherloc.Web.Outages;

namespace Sherloc.Web.Hosting;

/// <summary>Whatever goes wrong is answered: people get a page that says what to do, programs get application/problem+json.</summary>
public static class FailureAnswers
{
    public static IServiceCollection AddFailureAnswers(this IServiceCollection services) => services
        .AddProblemDetails(o => o.CustomizeProblemDetails = SayWhatToDo)
        .AddExceptionHandler<ProgramExceptions>();

    public static IApplicationBuilder UseFailureAnswers(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = e => e is SearchUnavailableException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            // The watch has written down when it began; every request that meets it would be a stack trace.
            SuppressDiagnosticsCallback = c => c.Exception is SearchUnavailableException,
        })
        .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
        .Use(OpenFailurePageAnew)
        // Inside the one for pages, so that it answers first and the page stays away.
        .UseWhen(c => IsProgram(c.Request.Path), api => api.UseStatusCodePages());

    /// <summary>
    /// The page about a failure is opened, whatever was asked: were it asked for by the method and the refused form of the request,
    /// it would be refused in turn.
    /// </summary>
    private static Task OpenFailurePageAnew(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(context);
    }

    /// <summary>A problem always carries a sentence that says what to change; where an endpoint gave one, it stays.</summary>
    private static void SayWhatToDo(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        problem.Title ??= ReasonPhrases.GetReasonPhrase(status);
        if (context.Exception is SearchUnavailableException outage)
        {
            problem.Title = "Search is unavailable";
            problem.Detail = string.Create(CultureInfo.InvariantCulture, $"Search is unavailable{Since(outage)}. Records are still served at /api/v1/records/{{id}}; ask again after the seconds that Retry-After names.");
        }

        problem.Detail ??= status switch
        {
            404 => "Nothing is at this address. /openapi/v1.json lists the addresses that exist.",
            405 => "This address does not take this method. The header Allow names those it takes.",
            >= 500 => "The server failed, the request was not at fault. Try again in a minute.",
            _ => "The request was not understood. /openapi/v1.json says what this address takes.",
        };
    }

    private static bool IsProgram(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/feeds", StringComparison.OrdinalIgnoreCase);

    private static string Since(SearchUnavailableException outage) => outage.Since is { } since ? string.Create(CultureInfo.InvariantCulture, $" since {since.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}") : "";

    private sealed class ProgramExceptions(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is SearchUnavailableException)
            {
                httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                httpContext.Response.Headers.RetryAfter = SearchOutage.AskAgain.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            }

            // The request's own path is that of the error page by now.
            var path = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
            return IsProgram(path) && await problems.TryWriteAsync(new() { HttpContext = httpContext, Exception = exception });
        }
    }
}
