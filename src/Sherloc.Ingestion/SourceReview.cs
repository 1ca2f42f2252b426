using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion;

/// <summary>Whether a record can be checked against its sources: that they are named, not too old, and able to show what they are used for.</summary>
public sealed class SourceReview(TimeProvider time)
{
    /// <summary>A quotation: what may be shown of a text of which only a summary may.</summary>
    private const int WordsOfAQuotation = 50;

    private const int YearsUntilOld = 2;

    public IEnumerable<IngestFailure> Review(Record record, string file, FieldMap lines)
    {
        return Missing(record).Concat(Old(record)).Concat(Early(record)).Concat(Unnamed(record)).Concat(Shown(record))
            .Select(f => new IngestFailure(file, lines.LineOf(f.Field), f.Field, f.Reason, f.Remedy, record.Key));
    }

    private static IEnumerable<Finding> Missing(Record record)
    {
        for (var i = 0; i < record.Sources.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(record.Sources[i].Address) && string.IsNullOrWhiteSpace(record.Sources[i].Citation))
            {
                yield return new(FieldMap.Join("sources", i), "The source has neither address nor citation: nobody can open it.", "Write its address or its official citation.");
            }
        }
    }

    private IEnumerable<Finding> Old(Record record)
    {
        var (now, newest) = (time.GetUtcNow(), Newest(record));
        if (newest is null)
        {
            yield return new("sources", "No source says when it was read.", "Read it again and write the day, as in read: 2026-11-22.");
        }
        else if (newest.Value.SortKey < PartialDate.Of(now.Year - YearsUntilOld, now.Month, now.Day).SortKey)
        {
            yield return new("sources", $"The sources were last read {newest}, over two years ago.", "Read them again, mend what has changed, and write the day.");
        }
    }

    /// <summary>What happened after a source was read cannot be known from it.</summary>
    private static IEnumerable<Finding> Early(Record record)
    {
        if (Newest(record) is not { } newest)
        {
            yield break;
        }

        if (record.Date.IsKnown && record.Date.Value.SortKey > Latest(newest))
        {
            yield return new("date", $"The record is of {record.Date.Value}, its sources were read {newest}: they cannot show it.", "Read a source of that time, or mend the date.");
        }

        if (record is LegislationProvision { Force: { IsKnown: true } force } && force.Value.AsOf is { } asOf && asOf.SortKey > Latest(newest))
        {
            yield return new("force", $"The state of force is as of {asOf}, the sources were read {newest}: they cannot show it.", "Write the day of the text that was read.");
        }
    }

    /// <summary>Where every source says what it shows, each field needs one that does.</summary>
    private static IEnumerable<Finding> Unnamed(Record record)
    {
        if (record.Sources.Count == 0 || record.Sources.Any(s => s.Shows.Count == 0))
        {
            return [];
        }

        var shown = record.Sources.SelectMany(s => s.Shows).ToHashSet(StringComparer.Ordinal);
        return RecordFields.Filled(record).Where(f => !shown.Contains(f))
            .Select(f => new Finding(f, $"No source says that it shows '{f}'.", "Name the field at the source it was taken from, or leave 'shows' out where one source shows all."));
    }

    private static IEnumerable<Finding> Shown(Record record)
    {
        for (var i = 0; i < record.Sections.Count; i++)
        {
            foreach (var pane in record.Sections[i].Panes)
            {
                if (record.Rights == Rights.Link)
                {
                    yield return new("rights", $"The section '{record.Sections[i].Name}' has a text, though only a link may be shown.", "Take the text out, or find out what may be shown.");
                }
                else if (record.Rights == Rights.Summary && pane.Status != TextStatus.Summary && Words(pane.Text) > WordsOfAQuotation)
                {
                    yield return new("rights", $"The section '{record.Sections[i].Name}' gives over {WordsOfAQuotation} words of the source, though only a summary may be shown.", "Write a summary in your own words, or find out what may be shown.");
                }
            }
        }
    }

    private static PartialDate? Newest(Record record) =>
        record.Sources.Select(s => s.Read).OfType<PartialDate>().Select(d => (PartialDate?)d).Max();

    /// <summary>The last day that a date of a year or a month can mean, as its sort key.</summary>
    private static int Latest(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => date.SortKey,
        DatePrecision.Month => date.SortKey + 31,
        _ => date.SortKey + 1231,
    };

    private static int Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;

    private sealed record Finding(string Field, string Reason, string Remedy);
}
