using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Sherloc.Data;

namespace Sherloc.Web.Hosting;

/// <summary><c>Keys</c>: what forms, islands and cookies are sealed with.</summary>
public sealed class KeysOptions
{
    public const string Section = "Keys";

    /// <summary>
    /// From <c>Data:Folder</c> where it is not absolute. Processes that serve one site must share it: a form that one of them handed out
    /// may come back to another.
    /// </summary>
    public string Folder { get; set; } = "keys";
}

internal sealed class KeysOptionsValidator : IValidateOptions<KeysOptions>
{
    public ValidateOptionsResult Validate(string? name, KeysOptions options) =>
        string.IsNullOrWhiteSpace(options.Folder)
            ? ValidateOptionsResult.Fail("Keys:Folder is empty; it must name a folder, such as 'keys'.")
            : ValidateOptionsResult.Success;
}

/// <summary>Keeps the keys in files, so that forms and islands survive a restart and a change of process.</summary>
public static class ProtectionKeys
{
    public static IServiceCollection AddProtectionKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KeysOptions>().Bind(configuration.GetSection(KeysOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KeysOptions>, KeysOptionsValidator>();

        // The name binds the keys to this program, not to the folder it is installed in.
        services.AddDataProtection().SetApplicationName("Sherloc");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<KeysOptions>, IOptions<DataOptions>>((keys, own, data) =>
            keys.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(data.Value.Folder, own.Value.Folder)), NullLoggerFactory.Instance));

        // Over https the cookie of forms stays there; the framework would send it over either.
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        return services;
    }
}
