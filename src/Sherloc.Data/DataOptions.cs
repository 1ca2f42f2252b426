using Microsoft.Extensions.Options;

namespace Sherloc.Data;

/// <summary><c>Data</c>: where the program keeps what it makes.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>A folder, made when missing; from the working directory where it is not absolute.</summary>
    public string Folder { get; set; } = "data";
}

internal sealed class DataOptionsValidator : IValidateOptions<DataOptions>
{
    public ValidateOptionsResult Validate(string? name, DataOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder) || options.Folder.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            return ValidateOptionsResult.Fail($"Data:Folder is '{options.Folder}'; it must name a folder, such as 'data'.");
        }

        return File.Exists(options.Folder)
            ? ValidateOptionsResult.Fail($"Data:Folder is '{options.Folder}', which is a file; it must name a folder.")
            : ValidateOptionsResult.Success;
    }
}
