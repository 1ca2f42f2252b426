using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.Blocks;

/// <summary>The blocks of one file as records: a law by its outline, anything else as one record with its sections.</summary>
internal sealed class BlockRecords(ReaderInput input, BlockRules rules, SourceFile file, SkippedParts skipped)
{
    private const string Text = "text";
    private const string NoText = "provisions without text (repealed, reserved)";
    private readonly RecordFactory factory = new(input.Source, file);
    private readonly KeysOfFile keys = new(file, skipped);

    /// <param name="blocks">The text of the file.</param>
    /// <param name="found">Where fields are looked for besides.</param>
    /// <param name="title">Where the mapping finds none.</param>
    /// <param name="fileLanguage">As the file says; may be empty.</param>
    public IEnumerable<Bound<Record>> Read(IReadOnlyList<Block> blocks, IReadOnlyList<Block> found, string title, string fileLanguage)
    {
        if (!blocks.Any(b => b.Table is not null || b.Text.Any(char.IsLetterOrDigit)))
        {
            return [factory.Failed(1, "sections", "There is no text in the file.", "Look at it; where it shows text, name the element that holds it as body in the mapping.")];
        }

        blocks = Languages(blocks, LanguageCodes.Of(fileLanguage) is { Length: > 0 } said ? said : input.Source.Language ?? "");
        var document = Facts([.. blocks, .. found], title, Main(blocks, fileLanguage));
        var text = new BlockText(rules, document.Language);
        return document.Kind != RecordKind.Provision ? [Document(document, blocks, text)]
            : rules.DividesIntoProvisions ? Provisions(document, blocks, text)
            : [factory.Provision(document, new ProvisionDraft { Level = "law", Panes = text.Read(blocks), Line = blocks[0].Line }, document.Key)];
    }

    /// <summary>Every paragraph with its language: as the page says, else what its script tells, else the file's.</summary>
    private static IReadOnlyList<Block> Languages(IReadOnlyList<Block> blocks, string language) =>
        [.. blocks.Select(b => b.Language.Length > 0 ? b : b with { Language = ScriptLanguage.Of(b.Text, language) is { Length: > 0 } other ? other : language })];

    /// <summary>The language of most of the text.</summary>
    private static string Main(IReadOnlyList<Block> blocks, string fileLanguage) =>
        blocks.GroupBy(b => b.Language, StringComparer.Ordinal).MaxBy(g => g.Sum(b => b.Text.Length))?.Key is { Length: > 0 } main ? main : fileLanguage;

    private DocumentFacts Facts(IReadOnlyList<Block> blocks, string title, string fileLanguage)
    {
        var source = input.Source;
        var language = LanguageCodes.Of(fileLanguage) is { Length: > 0 } own ? own : source.Language ?? "";
        var kind = source.Kind ?? RecordKind.Publication;
        var citation = rules.Field("citation", blocks);
        var numbers = new List<Identifier>();
        if (citation is not null)
        {
            numbers.Add(new Identifier { Scheme = kind == RecordKind.Case ? IdentifierScheme.NeutralCitation : IdentifierScheme.Official, Value = citation });
        }

        if (rules.Field("docket", blocks) is { } docket)
        {
            numbers.Add(new Identifier { Scheme = IdentifierScheme.Docket, Value = docket });
        }

        return new DocumentFacts
        {
            Key = KeyText.Of(Path.ChangeExtension(file.Path, null)),
            Kind = kind,
            Title = rules.Field("title", blocks) ?? title,
            Language = language,
            Country = source.Country,
            Date = rules.Date("date", blocks, language),
            Adopted = rules.Date("adopted", blocks, language),
            Citation = citation ?? rules.Field("number", blocks),
            Court = rules.Field("court", blocks),
            Address = rules.Field("address", blocks),
            Force = rules.Field("repealed", blocks) is not null ? ForceState.Repealed : rules.Field("in-force", blocks) is not null ? ForceState.InForce : ForceState.Unknown,
            // A law's number is the same in all its provisions; it stands in the law.
            Identifiers = kind == RecordKind.Provision ? [] : numbers,
        };
    }

    private Bound<Record> Document(DocumentFacts document, IReadOnlyList<Block> blocks, BlockText text)
    {
        var parts = new List<(string Name, List<Block> Blocks)> { (Text, []) };
        foreach (var block in blocks)
        {
            if (rules.Section(block) is { } name && name != parts[^1].Name)
            {
                parts.Add((name, []));
            }

            parts[^1].Blocks.Add(block);
        }

        Section[] sections = [.. parts.GroupBy(p => p.Name, StringComparer.Ordinal)
            .Select(g => new Section { Name = g.Key, Panes = text.Read([.. g.SelectMany(p => p.Blocks)]) })
            .Where(s => s.Panes.Count > 0)];
        return factory.Document(document, sections, blocks[0].Line);
    }

    private IEnumerable<Bound<Record>> Provisions(DocumentFacts document, IReadOnlyList<Block> blocks, BlockText text)
    {
        var places = new List<(int Index, PlaceInLaw Place)>();
        var begun = new Begun("preamble", "", "", false, blocks[0].Line);
        foreach (var block in blocks)
        {
            if (rules.Outline(block) is not { } heading)
            {
                begun.Blocks.Add(block);
                continue;
            }

            if (Finish(document, begun, places, text) is { } record)
            {
                yield return record;
            }

            places.RemoveAll(p => p.Index >= heading.Index);
            places.Add((heading.Index, new PlaceInLaw { Level = heading.Rule.Level, Number = Empty(heading.Number), Heading = Empty(heading.Heading) }));
            begun = new Begun(heading.Rule.Level, heading.Number, heading.Heading, heading.Rule.Provision, block.Line);
        }

        if (Finish(document, begun, places, text) is { } last)
        {
            yield return last;
        }
    }

    private Bound<Record>? Finish(DocumentFacts document, Begun begun, List<(int Index, PlaceInLaw Place)> places, BlockText text)
    {
        var panes = text.Read(begun.Blocks);
        if (panes.Count == 0)
        {
            if (begun.Provision)
            {
                skipped.Add(NoText, file.Path, begun.Line);
            }

            return null;
        }

        List<PlaceInLaw> around = [.. places.SkipLast(1).Select(p => p.Place)];
        // Articles are numbered through the law, divisions only within what they divide.
        var own = begun.Provision && begun.Number.Length > 0 ? PlaceKey.Of([], begun.Level, begun.Number) : PlaceKey.Of(around, begun.Level, begun.Number);
        var draft = new ProvisionDraft { Level = begun.Level, Number = begun.Number, Heading = begun.Heading, Around = around, Panes = panes, Line = begun.Line };
        return factory.Provision(document, draft, keys.Take(KeyText.Join(document.Key, own), begun.Line));
    }

    private static string? Empty(string text) => text.Length > 0 ? text : null;

    private sealed record Begun(string Level, string Number, string Heading, bool Provision, int Line)
    {
        public List<Block> Blocks { get; } = [];
    }
}
