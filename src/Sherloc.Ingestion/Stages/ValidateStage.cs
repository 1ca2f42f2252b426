using System.Text.RegularExpressions;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Stages;

/// <summary>Whether the record can be stood by. Reads everything, writes nothing but failures; a record with failures is not stored.</summary>
public sealed partial class ValidateStage(Vocabulary vocabulary, TimeProvider time)
{
    /// <param name="record">As the earlier stages left it.</param>
    /// <param name="file">Its file's name in failures.</param>
    /// <param name="lines">Lines of its fields.</param>
    public IReadOnlyList<IngestFailure> Check(Record record, string file, FieldMap lines)
    {
        // A day of grace: the sun may have risen on tomorrow where the record was written.
        var day = time.GetUtcNow().AddDays(1);
        var findings = new Findings(vocabulary, PartialDate.Of(day.Year, day.Month, day.Day), file, lines, record.Key);
        Common(record, findings);
        Tags(record, findings);
        Sections(record, findings);
        Sources(record, findings);
        switch (record)
        {
            case LegislationProvision provision:
                ProvisionChecks.Check(provision, findings);
                break;
            case CaseSummary summary:
                CaseChecks.Check(summary, findings);
                break;
            case Publication publication:
                findings.Address(publication.Address, "address");
                Each(publication.Countries, "countries", findings.Country);
                break;
            case Authority authority:
                findings.Address(authority.Website, "website");
                Each(authority.Languages, "languages", findings.Language);
                Each(authority.Treaties, "treaties", findings.Place);
                break;
        }

        return findings.All;
    }

    internal static void Each(IReadOnlyList<string> values, string field, Action<string, string> check)
    {
        for (var i = 0; i < values.Count; i++)
        {
            check(values[i], FieldMap.Join(field, i));
        }
    }

    internal static void Texts(IReadOnlyList<LocalText> texts, string field, Findings findings)
    {
        if (texts.Count == 0)
        {
            findings.Fail(field, "There is no title.", "Write at least one, as in {language: en, text: \"…\"}.");
        }

        for (var i = 0; i < texts.Count; i++)
        {
            findings.Language(texts[i].Language, FieldMap.Join(field, i) + ".language");
            if (texts[i].Text.Length == 0)
            {
                findings.Fail(FieldMap.Join(field, i) + ".text", "The title is empty.", "Write it, or delete the line.");
            }
        }
    }

    private static void Common(Record record, Findings findings)
    {
        if (!Key().IsMatch(record.Key))
        {
            findings.Fail("key", $"'{Values.Short(record.Key)}' is no key.", "Use lower-case letters, digits, hyphens, points and underscores, 200 at most.");
        }

        Texts(record.Titles, "title", findings);
        if (record.Country is { } country)
        {
            findings.Country(country, "country");
        }
        else if (record is LegislationProvision or CaseSummary or Authority)
        {
            findings.Fail("country", "The field 'country' is missing.", "Write its three letters of ISO 3166-1, or _irb for international and regional bodies.");
        }

        findings.Past(record.Date, "date");
        findings.Reason(record.Date, "date");
        for (var i = 0; i < record.Related.Count; i++)
        {
            if (record.Related[i].Target is null)
            {
                findings.Fail(FieldMap.Join("related", i) + ".to", $"'{Values.Short(record.Related[i].To)}' names no record.", "Write source/key, as in starter-cases/gbr-2011-a-case.");
            }
        }
    }

    private static void Tags(Record record, Findings findings)
    {
        // What came in through a charge is reported there.
        var ofCharges = record is CaseSummary summary
            ? summary.Charges.SelectMany(c => c.Crimes.Concat(c.Articles)).ToHashSet(StringComparer.Ordinal)
            : [];
        Each(record.Crimes, "crimes", (id, field) => findings.Concept(ConceptScheme.Crime, id, field));
        Each(record.Issues, "issues", (id, field) => findings.Concept(ConceptScheme.Issue, id, field));
        Each(record.Keywords, "keywords", (id, field) => findings.Concept(ConceptScheme.Keyword, id, field));
        Each(record.Articles, "articles", findings.Place);

        void Each(IReadOnlyList<Tag> tags, string name, Action<string, string> check)
        {
            for (var i = 0; i < tags.Count; i++)
            {
                var field = FieldMap.Join(name, i);
                if (tags[i].Origin != TagOrigin.Suggestion && !ofCharges.Contains(tags[i].Value))
                {
                    check(tags[i].Value, field);
                }

                if (tags[i].Confidence is < 0 or > 1)
                {
                    findings.Fail(field + ".confidence", "The confidence is not between 0 and 1.", "Write a number such as 0.8.");
                }
            }
        }
    }

    private static void Sections(Record record, Findings findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < record.Sections.Count; i++)
        {
            var section = record.Sections[i];
            var at = FieldMap.Join("sections", i);
            if (!SectionNames.All.Contains(section.Name))
            {
                findings.Fail(at + ".name", $"'{Values.Short(section.Name)}' is not the name of a section.", Nearest.Remedy(section.Name, SectionNames.All));
            }

            if (!seen.Add(section.Name))
            {
                findings.Fail(at + ".name", $"The section '{section.Name}' stands here twice.", "Put its languages into one section.");
            }

            for (var j = 0; j < section.Panes.Count; j++)
            {
                var pane = FieldMap.Join(at + ".panes", j);
                findings.Language(section.Panes[j].Language, pane + ".language");
                if (section.Panes[j].Text.Length == 0)
                {
                    findings.Fail(pane + ".text", "The section has no text.", "Write it, or delete the section.");
                }

                if (!seen.Add(section.Name + "/" + section.Panes[j].Language))
                {
                    findings.Fail(pane, $"The section '{section.Name}' stands here twice in '{section.Panes[j].Language}'.", "Keep one of the two.");
                }
            }
        }
    }

    private static void Sources(Record record, Findings findings)
    {
        if (record.Sources.Count == 0)
        {
            findings.Fail("sources", "There is no source.", "Write at least one, as in {title: \"…\", publisher: \"…\", address: \"https://…\", read: 2026-11-22}.");
        }

        for (var i = 0; i < record.Sources.Count; i++)
        {
            findings.Address(record.Sources[i].Address, FieldMap.Join("sources", i) + ".address");
            findings.PastDay(record.Sources[i].Read, FieldMap.Join("sources", i) + ".read");
            Each(record.Sources[i].Shows, FieldMap.Join("sources", i) + ".shows", (name, field) => FieldName(record, name, field, findings));
        }
    }

    private static void FieldName(Record record, string name, string field, Findings findings)
    {
        var known = RecordFields.Of(record.GetType());
        if (!known.Contains(name))
        {
            findings.Fail(field, $"'{Values.Short(name)}' is not a field of such a record.", Nearest.Remedy(name, known));
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,199}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Key();
}
