using Microsoft.Extensions.Options;

namespace Sherloc.Ingestion;

/// <summary>The section <c>Ingest</c> of the configuration.</summary>
public sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>
    /// The folder with <c>taxonomy</c>, <c>treaties</c> and <c>sources</c>. A relative one is looked for in the working directory, then
    /// upwards from it and from the program's own folder.
    /// </summary>
    public string Folder { get; set; } = "ingest";

    /// <summary>An address or e-mail by which publishers reach whoever runs this; it goes with every request for a source.</summary>
    public string Contact { get; set; } = "";

    internal const string DefaultPdfToText = "pdftotext";

    /// <summary>The program that reads PDF files (poppler-utils): its name where it is on the path, else its whole path.</summary>
    public string PdfToText { get; set; } = DefaultPdfToText;
}

internal sealed class IngestOptionsValidator : IValidateOptions<IngestOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestOptions options) =>
        string.IsNullOrWhiteSpace(options.Folder)
            ? ValidateOptionsResult.Fail("Ingest:Folder is empty; name the folder that holds taxonomy, treaties and sources.")
            : IngestServices.FindFolder(options) is null
                ? ValidateOptionsResult.Fail($"Ingest:Folder is '{options.Folder}', and there is no such folder with a folder 'taxonomy' in it.")
                : options.Contact.Any(c => c is '(' or ')' or '\\' || char.IsControl(c) || c > 126)
                    ? ValidateOptionsResult.Fail($"Ingest:Contact is '{options.Contact}'; write a web address or an e-mail address, without brackets.")
                    : string.IsNullOrWhiteSpace(options.PdfToText)
                        ? ValidateOptionsResult.Fail("Ingest:PdfToText is empty; write pdftotext, or the whole path of the program.")
                        : ValidateOptionsResult.Success;
}
