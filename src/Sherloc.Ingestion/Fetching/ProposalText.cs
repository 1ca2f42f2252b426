using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Fetching.Guesses;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching;

/// <summary>The text of a source.yaml that somebody is to go on with.</summary>
internal static partial class ProposalText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Host and the last part of the path, as a name of a source.</summary>
    public static string Name(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.Dns ? address.IdnHost.Replace("www.", "", StringComparison.Ordinal) : "source";
        var last = Path.GetFileNameWithoutExtension(address.AbsolutePath.TrimEnd('/'));
        var name = Others().Replace($"{host}-{last}".ToLowerInvariant(), "-").Trim('-');
        return (name.Length <= 50 ? name : name[..50]).Trim('-');
    }

    public static string Write(Uri address, FormatGuess guess, FetchRule rule, string files)
    {
        var name = Name(address);
        var text = new StringBuilder()
            .Append("# yaml-language-server: $schema=../../schemas/source.schema.json\n")
            .Append("# Made by 'sherloc sources add'. Before 'sherloc sources enable': find out the licence, and what may be shown on its terms; then mend\n")
            .Append(guess.Mapping.Length == 0 ? "# title, publisher, licence and rights, and say country, language and kind.\n"
                : "# title, publisher, licence and rights, and say country, language and kind. What stands below mapping was guessed from the file: fill it in.\n")
            .Append(CultureInfo.InvariantCulture, $"name: {name}\nenabled: false\ntitle: {{en: {Quoted(name)}}}\npublisher: {Quoted(address.IdnHost)}\nlicence: \"not known yet\"\nrights: link\n")
            .Append(CultureInfo.InvariantCulture, $"{Line("kind", guess.Kind?.ToSlug(), "provision")}{Line("country", guess.Country, "FRA")}{Line("language", guess.Language, "fr")}reader: {guess.Reader!.Value.ToSlug()}\n")
            .Append(guess.Mapping.Length > 0 ? "mapping:\n" + guess.Mapping : "")
            .Append(CultureInfo.InvariantCulture, $"files: [{Quoted(files)}]\nfetch:\n");
        foreach (var (field, value) in new[] { ("archive", rule.Archive), ("feed", rule.Feed), ("linkType", rule.LinkType) }.Where(f => f.Item2 is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {field}: {Quoted(value!)}\n");
        }

        if (rule.Addresses.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  addresses:\n    - {Quoted(rule.Addresses[0])}\n");
        }

        if (rule.SkipFolders > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  skipFolders: {rule.SkipFolders}\n");
        }

        return text.Append(rule.AllowPrivate ? "  allowPrivate: true\n" : "").Append("# schedule: \"0 0 4 ? * SUN\"\ntimeZone: UTC\n").ToString();
    }

    /// <summary>What was guessed, or an example to follow.</summary>
    private static string Line(string field, string? guessed, string example) => guessed is null ? $"# {field}: {example}\n" : $"{field}: {guessed}\n";

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Others();
}
