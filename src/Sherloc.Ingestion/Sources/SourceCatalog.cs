using System.Text.RegularExpressions;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Sources;

/// <summary>A folder of <c>ingest/sources</c>.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Folder">Where it is on this machine.</param>
/// <param name="Definition">Null where its source.yaml cannot be used.</param>
/// <param name="Fingerprint">Changes whenever source.yaml does.</param>
/// <param name="Failures">What is wrong with its source.yaml; files are named within its folder.</param>
public sealed record SourceListing(string Name, string Folder, SourceDefinition? Definition, string Fingerprint, IReadOnlyList<IngestFailure> Failures);

/// <summary>The sources there are. Read from disk at every call, so that a new folder needs no restart.</summary>
public sealed partial class SourceCatalog(IngestFolder ingest)
{
    public const string FileName = "source.yaml";

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<SourceListing> List() =>
        Directory.Exists(ingest.Sources)
            ? [.. Directory.EnumerateDirectories(ingest.Sources)
                .Where(d => !Path.GetFileName(d).StartsWith('.'))
                .Order(StringComparer.Ordinal)
                .Select(Read)]
            : [];

    /// <summary>The source of that name, or null where there is no such folder.</summary>
    public SourceListing? Find(string name)
    {
        var folder = Path.Combine(ingest.Sources, name);
        return Name().IsMatch(name) && Directory.Exists(folder) ? Read(folder) : null;
    }

    private static SourceListing Read(string folder)
    {
        var name = Path.GetFileName(folder);
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return new SourceListing(name, folder, null, "", [new IngestFailure(FileName, 0, "", "The source has no source.yaml.", "Write one; ingest/README.md shows how.")]);
        }

        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SourceListing(name, folder, null, "", [new IngestFailure(FileName, 0, "", "The file cannot be opened: " + exception.Message, "Look at its permissions.")]);
        }

        var bound = FileBinder.BindYaml<SourceDefinition>(bytes, FileName);
        var failures = bound.Value is { } definition ? [.. SourceChecks.Check(definition, name, FileName, bound.Lines)] : bound.Failures;
        return new SourceListing(name, folder, failures.Count == 0 ? bound.Value : null, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), failures);
    }

    /// <summary>Names are folder names and parts of addresses.</summary>
    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Name();
}
