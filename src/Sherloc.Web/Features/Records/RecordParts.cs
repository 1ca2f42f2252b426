using System.Globalization;
using Sherloc.Core.Records;
using Sherloc.Web.Resources;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Records;

/// <summary>One entry of a record's list of contents.</summary>
/// <param name="Anchor">Id of the part on the page.</param>
/// <param name="Name">Its heading.</param>
/// <param name="Count">How many rows or languages it has; null where that says nothing.</param>
public sealed record RecordPart(string Anchor, string Name, int? Count);

/// <summary>The parts of a record in the order of the page: text in the order of <see cref="SectionNames"/>, a case's tables after its facts.</summary>
public static class RecordParts
{
    public static IReadOnlyList<Section> Sections(Record record) =>
        [.. record.Sections.OrderBy(s => SectionNames.All.ToList().IndexOf(s.Name) is >= 0 and var at ? at : int.MaxValue)];

    public static IEnumerable<RecordPart> Of(Record record)
    {
        var sections = Sections(record);
        foreach (var section in sections.Take(1))
        {
            yield return Part(section);
        }

        if (record is CaseSummary summary)
        {
            yield return new RecordPart("charges", PageTexts.Charges, summary.Charges.Count);
            yield return new RecordPart("parties", PageTexts.Parties, summary.Parties.Count);
            yield return new RecordPart("proceedings", PageTexts.Proceedings, summary.Proceedings.Count);
        }

        if (record is LegislationProvision provision)
        {
            yield return new RecordPart("penalties", PageTexts.Penalties, provision.Penalties.Count);
            yield return new RecordPart("elements", PageTexts.Elements, provision.Elements.Count);
        }

        foreach (var section in sections.Skip(1))
        {
            yield return Part(section);
        }

        yield return new RecordPart("sources", PageTexts.Sources, record.Sources.Count);
    }

    /// <summary>The pane to show: the language asked for, then the reader's, then the first.</summary>
    public static Pane? Choose(Section section, string? language) =>
        section.Panes.FirstOrDefault(p => p.Language == language)
        ?? section.Panes.FirstOrDefault(p => p.Language == CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
        ?? (section.Panes.Count > 0 ? section.Panes[0] : null);

    private static RecordPart Part(Section section) => new(section.Name, Term.Section(section.Name), null);
}
