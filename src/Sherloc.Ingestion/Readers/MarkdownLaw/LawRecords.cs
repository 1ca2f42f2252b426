using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Drafts;

namespace Sherloc.Ingestion.Readers.MarkdownLaw;

/// <summary>The parts of one file as records: an article in two languages is one record with two panes.</summary>
internal sealed class LawRecords(ReaderInput input, MarkdownRules rules, SourceFile source, SkippedParts skipped)
{
    private const string WithoutText = "provisions without text (repealed, reserved)";
    private const string Empty = "headings with nothing below them";
    private const string NoText = "headings and paragraphs that the mapping names as no text";
    private const string Unread = "lines of the front matter that are no field";
    private readonly RecordFactory factory = new(input.Source, source);
    private readonly KeysOfFile keys = new(source, skipped);
    private readonly MarkdownNotes notes = new();

    public IEnumerable<Bound<Record>> Read(MarkdownFile file)
    {
        if (file.Front.Unread > 0)
        {
            skipped.Add(Unread, source.Path, 1, file.Front.Unread);
        }

        file = file with { Blocks = Kept(file.Blocks) };
        if (!rules.Options.NotesInPlace)
        {
            file = file with { Blocks = notes.Take(file.Blocks) };
        }

        var document = LawFacts.Of(file, rules, input);
        var records = document.Kind == RecordKind.Provision ? Provisions(document, file) : [Whole(document, file)];
        var any = false;
        foreach (var record in records)
        {
            any = true;
            yield return record;
        }

        if (!any)
        {
            yield return factory.Failed(1, "sections", "There is no text below the title.", "Look at it where it was published; a file that only announces a text is no record.", document.Key);
        }
    }

    private IEnumerable<Bound<Record>> Provisions(DocumentFacts document, MarkdownFile file)
    {
        var parts = new LawOutline(rules, document.Title).Read(file.Blocks);
        if (parts.Count(p => p.Provision) < rules.Options.LeastProvisions)
        {
            return One(document, file);
        }

        var languages = parts.Select(p => p.Language).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        document = languages.Count > 0 ? document with { Language = languages[0] } : document;
        var titles = LawTitles.Of(document, file, parts, languages);
        return Several(document with { Title = titles.In(document.Language) ?? document.Title }, titles, LanguagePairs.Of(parts, languages.Count > 1));
    }

    private IEnumerable<Bound<Record>> Several(DocumentFacts document, LawTitles titles, IEnumerable<IReadOnlyList<LawPart>> groups)
    {
        foreach (var group in groups)
        {
            var panes = new List<Pane>();
            foreach (var part in group)
            {
                var text = Text(document, part.Written, part.Blocks);
                if (text.Length > 0)
                {
                    panes.Add(Pane(part, document, text));
                }
                else if (!part.HasParts && part.Level != LawPart.Preamble)
                {
                    Skip(part.Provision ? WithoutText : Empty, part.Line);
                }
            }

            if (panes.Count > 0)
            {
                yield return Provision(document, titles, group, panes);
            }
        }
    }

    private Bound<Record> Provision(DocumentFacts document, LawTitles titles, IReadOnlyList<LawPart> group, IReadOnlyList<Pane> panes)
    {
        var first = group[0];
        var own = first.Language.Length > 0 && first.Language != document.Language ? document with { Language = first.Language, Title = titles.In(first.Language) ?? document.Title } : document;
        var draft = new ProvisionDraft
        {
            Level = first.Level,
            Number = PartNumber.Cited(first),
            Heading = first.Heading.Length > 0 || !first.Joined ? first.Heading : first.Around[^1].Heading,
            Around = [.. first.Around.Select(p => p.Place)],
            Panes = panes,
            Line = first.Line,
        };
        var bound = factory.Provision(own, draft, keys.Take(KeyText.Join(document.Key, PartNumber.Key(first)), first.Line));
        return bound with { Value = titles.Complete((LegislationProvision)bound.Value!, group) };
    }

    private static Pane Pane(LawPart part, DocumentFacts document, string text) => new()
    {
        Language = part.Language.Length > 0 ? part.Language : document.Language,
        // Of two languages in one file the second is the publisher's translation.
        Status = part.Language.Length == 0 || part.Language == document.Language ? TextStatus.Original : TextStatus.Official,
        Text = text,
    };

    /// <summary>A law without articles.</summary>
    private IEnumerable<Bound<Record>> One(DocumentFacts document, MarkdownFile file)
    {
        var blocks = Below(document, file);
        var text = blocks.TrueForAll(rules.IsHead) ? "" : Text(document, "", blocks);
        if (text.Length == 0)
        {
            return [];
        }

        var draft = new ProvisionDraft { Level = "law", Panes = [new Pane { Language = document.Language, Text = text }], Line = file.Blocks[0].Line };
        var bound = factory.Provision(document, draft, document.Key);
        return [bound with { Value = LawTitles.Of(document, file, [], []).Complete((LegislationProvision)bound.Value!, []) }];
    }

    /// <summary>A case or a publication: its sections begin where the mapping says.</summary>
    private Bound<Record> Whole(DocumentFacts document, MarkdownFile file)
    {
        var sections = new List<(string Name, List<MarkdownBlock> Blocks)> { ("text", []) };
        foreach (var block in Below(document, file))
        {
            var name = rules.Section(block);
            if (name is not null && name != sections[^1].Name)
            {
                sections.Add((name, []));
            }

            if (name is null || block.Hashes == 0)
            {
                sections[^1].Blocks.Add(block);
            }
        }

        Section[] kept = [.. sections.GroupBy(s => s.Name, StringComparer.Ordinal)
            .Select(g => (g.Key, Text: Text(document, "", g.SelectMany(s => s.Blocks))))
            .Where(s => s.Text.Length > 0)
            .Select(s => new Section { Name = s.Key, Panes = [new Pane { Language = document.Language, Text = s.Text }] })];
        return kept.Length > 0
            ? factory.Document(document, kept, file.Blocks[0].Line)
            : factory.Failed(1, "sections", "There is no text below the title.", "Look at it where it was published; a file that only announces a text is no record.", document.Key);
    }

    private List<MarkdownBlock> Kept(IReadOnlyList<MarkdownBlock> blocks)
    {
        var kept = new List<MarkdownBlock>(blocks.Count);
        foreach (var block in blocks)
        {
            if (rules.Skips(block))
            {
                Skip(NoText, block.Line);
            }
            else
            {
                kept.Add(block);
            }
        }

        return kept;
    }

    private static List<MarkdownBlock> Below(DocumentFacts document, MarkdownFile file) => [.. file.Blocks.Where(b => !LawOutline.IsTitle(b, document.Title))];

    private string Text(DocumentFacts document, string heading, IEnumerable<MarkdownBlock> blocks) =>
        new PartText(rules.Options.WrappedText, notes, document.Address is { } address ? new Uri(address) : null, Skip).Read(heading, blocks);

    private void Skip(string reason, int line) => skipped.Add(reason, source.Path, line);
}
