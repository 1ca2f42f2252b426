using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>Records out of what a reader found out: the one place that knows what of it belongs into which field.</summary>
internal sealed class RecordFactory(SourceDefinition source, SourceFile file)
{
    private const int LongestTitle = 300;

    /// <summary>What has no number is named by its heading, or by the law.</summary>
    private const int LongestNumber = 80;

    /// <summary>One provision of a law.</summary>
    public Bound<Record> Provision(DocumentFacts document, ProvisionDraft draft, string key)
    {
        var language = document.Language;
        var law = document.Title.Length > 0 ? document.Title : document.Citation ?? document.Key;
        var number = draft.Number.Length > 0 ? draft.Number : Cut(draft.Heading.Length > 0 ? draft.Heading : law, LongestNumber);
        var record = new LegislationProvision
        {
            Key = key,
            Titles = [Title(draft.Heading.Length > 0 ? draft.Heading : Joined(law, draft.Number), language)],
            Country = document.Country,
            Date = Known(document.Date),
            Identifiers = [.. document.Identifiers, .. draft.Identifiers],
            Law = new Law { Titles = [Title(law, language)], Citation = document.Citation, Adopted = Known(document.Adopted) },
            Place = [.. draft.Around, new PlaceInLaw { Level = draft.Level, Number = Empty(draft.Number), Heading = Empty(Cut(draft.Heading, LongestTitle)) }],
            Number = number,
            Force = Force(document, draft),
            Sources = [Reference(document, law)],
            Sections = [new Section { Name = "text", Panes = draft.Panes }],
        };
        return Bound(record, draft.Line);
    }

    /// <summary>A judgment or another document that is one record.</summary>
    public Bound<Record> Document(DocumentFacts document, IReadOnlyList<Section> sections, int line)
    {
        var title = document.Title.Length > 0 ? document.Title : document.Citation ?? document.Key;
        IReadOnlyList<LocalText> titles = [Title(title, document.Language)];
        SourceReference[] sources = [Reference(document, title)];
        switch (document.Kind)
        {
            case RecordKind.Case:
                return Bound(
                    new CaseSummary
                    {
                        Key = document.Key,
                        Titles = titles,
                        Country = document.Country,
                        Date = Known(document.Date),
                        Identifiers = document.Identifiers,
                        Court = document.Court is { } court ? new Court { Name = court } : default(Fact<Court>),
                        Sources = sources,
                        Sections = sections,
                    },
                    line);
            case RecordKind.Publication:
                return Bound(
                    new Publication
                    {
                        Key = document.Key,
                        Titles = titles,
                        Country = document.Country,
                        Date = Known(document.Date),
                        Identifiers = document.Identifiers,
                        Publisher = source.Publisher,
                        Address = document.Address,
                        Sources = sources,
                        Sections = sections,
                    },
                    line);
            case RecordKind.Strategy:
                return Bound(
                    new Strategy
                    {
                        Key = document.Key,
                        Titles = titles,
                        Country = document.Country,
                        Date = Known(document.Date),
                        Identifiers = document.Identifiers,
                        Issuer = source.Publisher,
                        Sources = sources,
                        Sections = sections,
                    },
                    line);
            default:
                return Failed(line, "kind", $"A document as a whole is no record of the kind '{document.Kind.ToSlug()}'.", "Write kind: case, publication or strategy in source.yaml.", document.Key);
        }
    }

    /// <summary>What cannot become a record.</summary>
    public Bound<Record> Failed(int line, string field, string reason, string remedy, string? key = null) =>
        new(null, new FieldMap(line), [new IngestFailure(file.Path, line, field, reason, remedy, key)], key);

    private static Bound<Record> Bound(Record record, int line) => new(record, new FieldMap(line), [], record.Key);

    private SourceReference Reference(DocumentFacts document, string title) => new()
    {
        Title = Cut(title, LongestTitle),
        Publisher = source.Publisher,
        Address = document.Address,
        Citation = document.Citation,
        Licence = source.Licence,
    };

    private static Fact<Force> Force(DocumentFacts document, ProvisionDraft draft)
    {
        var state = draft.Repealed ? ForceState.Repealed : document.Force;
        return state == ForceState.Unknown ? default(Fact<Force>) : new Force { State = state };
    }

    private static Fact<PartialDate> Known(PartialDate? date) => date is { } known ? known : default(Fact<PartialDate>);

    private static LocalText Title(string text, string language) => new() { Language = language, Text = Cut(text, LongestTitle), Status = TextStatus.Original };

    private static string Joined(string law, string number) => number.Length > 0 ? $"{law}, {number}" : law;

    private static string? Empty(string text) => text.Length > 0 ? text : null;

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', longest);
        return text[..(space > longest / 2 ? space : longest)].TrimEnd() + "…";
    }
}
