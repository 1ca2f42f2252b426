using System.Globalization;
using System.Text;
using Sherloc.Core.Records;

namespace Sherloc.Core.Citations;

/// <summary>A record reduced to what the forms of citation print. Every text is one clean line.</summary>
internal sealed record CiteParts
{
    public required RecordId Id { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>What this collection calls such a record.</summary>
    public required string KindLabel { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    /// <summary>The title in English, where the first is in another language.</summary>
    public string? EnglishTitle { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The law, or the instrument.</summary>
    public string? Container { get; init; }

    /// <summary>Official citation of the law.</summary>
    public string? LawCitation { get; init; }

    /// <summary>Number of the provision or article, as people cite it.</summary>
    public string? Number { get; init; }

    /// <summary>Court of a case.</summary>
    public string? Court { get; init; }

    /// <summary>Neutral citation, ECLI, docket … of a case; official citation of others.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public string? Publisher { get; init; }

    public string? Country { get; init; }

    public PartialDate? Issued { get; init; }

    public string? Doi { get; init; }

    public string? Isbn { get; init; }

    public required string Collection { get; init; }

    public required string Address { get; init; }

    public required string Version { get; init; }

    public required string VersionWord { get; init; }

    public required DateOnly Accessed { get; init; }

    public required string AccessedWord { get; init; }

    /// <summary>The title, and the English one in brackets where there is one.</summary>
    public string FullTitle => EnglishTitle is { } english ? $"{Title} [{english}]" : Title;

    /// <summary>The collection and the version of the record.</summary>
    public string Edition => $"{Collection}, {VersionWord} {Version}";

    public static CiteParts Of(Record record, CiteContext context)
    {
        var labels = context.Labels;
        var common = new CiteParts
        {
            Id = record.Id,
            Kind = record.Kind,
            KindLabel = Clean(labels.Kind(record.Kind))!,
            Title = Clean(record.Title.Text) ?? record.Id.Value,
            Language = record.Title.Language,
            EnglishTitle = record.Title.Language == "en" ? null : Clean(record.Titles.FirstOrDefault(t => t.Language == "en")?.Text),
            References = [.. ReferencesOf(record).Select(Clean).OfType<string>().Distinct()],
            Country = record.Country is { } country ? Clean(labels.Country(country)) : null,
            Issued = record.Date.IsKnown ? record.Date.Value : null,
            Doi = Identifier(record, IdentifierScheme.Doi),
            Isbn = Identifier(record, IdentifierScheme.Isbn),
            Collection = Clean(labels.Collection) ?? "",
            Address = Clean(context.Address) ?? "",
            Version = context.Version.ToString(CultureInfo.InvariantCulture),
            VersionWord = Clean(labels.Version) ?? "",
            Accessed = context.Accessed,
            AccessedWord = Clean(labels.Accessed) ?? "",
        };
        return record switch
        {
            CaseSummary summary => common with { Court = Clean(summary.Court.IsKnown ? summary.Court.Value.Name : null) },
            LegislationProvision provision => common with
            {
                Container = provision.Law.Titles is [var law, ..] ? Clean(law.Text) : null,
                LawCitation = Clean(provision.Law.Citation),
                Number = Clean(provision.Number),
            },
            TreatyArticle article => common with
            {
                Container = Clean(labels.Instrument(article.Instrument)),
                Number = string.Create(CultureInfo.InvariantCulture, $"{Clean(labels.Article)} {article.Article}"),
            },
            Strategy strategy => common with { Publisher = Clean(strategy.Issuer) },
            Publication publication => common with
            {
                Authors = [.. publication.Authors.Select(Clean).OfType<string>()],
                Publisher = Clean(publication.Publisher),
            },
            _ => common,
        };
    }

    /// <summary>One line; no control characters, and none of the marks by which a title could reorder the words around it.</summary>
    private static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
            {
                clean.Append(rune.ToString());
            }
        }

        var line = clean.ToString().TrimEnd();
        return line.Length == 0 ? null : line;
    }

    private static IEnumerable<string> ReferencesOf(Record record)
    {
        IdentifierScheme[] cited = record.Kind switch
        {
            RecordKind.Case => [IdentifierScheme.NeutralCitation, IdentifierScheme.Ecli, IdentifierScheme.Official, IdentifierScheme.Docket, IdentifierScheme.Celex],
            RecordKind.Provision => [IdentifierScheme.Official, IdentifierScheme.Eli, IdentifierScheme.Celex],
            _ => [IdentifierScheme.Official],
        };
        return cited.SelectMany(scheme => record.Identifiers.Where(i => i.Scheme == scheme)).Select(i => i.Value);
    }

    private static string? Identifier(Record record, IdentifierScheme scheme) =>
        Clean(record.Identifiers.FirstOrDefault(i => i.Scheme == scheme)?.Value);
}
