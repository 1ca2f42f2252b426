using Sherloc.Core.Annotations;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Stages;

/// <summary>Makes the tags that rules propose. They carry no time: the same bytes give the same record on any day.</summary>
internal static class Suggestion
{
    public static Tag Of(string value, string rule, double confidence, string section, Pane pane, int start, int length) => new()
    {
        Value = value,
        Origin = TagOrigin.Suggestion,
        By = rule,
        Confidence = confidence,
        Span = new TagSpan { Section = section, Language = pane.Language, Start = start, Length = length, Text = pane.Text.Substring(start, length) },
    };
}
