namespace Sherloc.Web.Components;

/// <summary>
/// What a page knows about an address that does not exist. The page for "not found" is rendered anew, so the advice travels with the request.
/// </summary>
/// <param name="Message">What is wrong with the address, and what exists.</param>
/// <param name="Href">The nearest place that exists.</param>
/// <param name="Name">What stands there.</param>
public sealed record NotFoundAdvice(string Message, string Href, string Name)
{
    public static NotFoundAdvice? Of(HttpContext? context) => context?.Items[typeof(NotFoundAdvice)] as NotFoundAdvice;

    /// <summary>Answers 404 with the advice.</summary>
    public void Give(HttpContext context)
    {
        context.Items[typeof(NotFoundAdvice)] = this;
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
