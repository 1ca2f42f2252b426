using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>The part of a key for what has no id: where it stands.</summary>
internal static class PlaceKey
{
    public static string Of(IReadOnlyList<PlaceInLaw> around, string level, string number)
    {
        var parts = around.Where(p => p.Number is not null).Select(p => p.Level + " " + p.Number).Append((level + " " + number).TrimEnd());
        return KeyText.Of(string.Join(' ', parts));
    }
}
