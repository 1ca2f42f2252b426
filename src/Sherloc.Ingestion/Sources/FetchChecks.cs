using System.Globalization;

namespace Sherloc.Ingestion.Sources;

/// <summary>What <c>fetch</c> and <c>retention</c> of a source.yaml must keep to.</summary>
internal static class FetchChecks
{
    public static IEnumerable<(string Field, string Reason, string Remedy)> Check(SourceDefinition source)
    {
        if (source.Retention.Days is < 0 or > 3650)
        {
            yield return Range("retention.days", source.Retention.Days, 0, 3650);
        }

        if (source.Fetch is not { } rule)
        {
            yield break;
        }

        if (source.Reader == ReaderKind.Treaties)
        {
            yield return ("fetch", "Treaties are read from ingest/treaties and fetched from nowhere.", "Take fetch out.");
        }

        var ways = (rule.Folder is null ? 0 : 1) + (rule.Addresses.Count == 0 ? 0 : 1) + (rule.Archive is null ? 0 : 1) + (rule.Feed is null ? 0 : 1);
        if (ways != 1)
        {
            yield return ("fetch", ways == 0 ? "It says nothing to fetch." : "It says more than one way to fetch.", "Write one of folder, addresses, archive and feed.");
        }

        if (rule.Folder is { } folder && !Path.IsPathFullyQualified(folder))
        {
            yield return ("fetch.folder", $"'{folder}' is not the whole path of a folder.", "Write it from the root, as in /srv/laws.");
        }

        foreach (var (field, address) in Addresses(rule).Where(a => !IsAddress(a.Address)))
        {
            yield return (field, $"'{address}' is not a web address.", "Write one that begins with https:// or http://, without a user name.");
        }

        foreach (var (field, value, least, most) in Numbers(rule).Where(n => n.Value < n.Least || n.Value > n.Most))
        {
            yield return Range(field, value, least, most);
        }
    }

    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.Host.Length > 0 && address.UserInfo.Length == 0;

    private static IEnumerable<(string Field, string Address)> Addresses(FetchRule rule)
    {
        foreach (var (index, address) in rule.Addresses.Index())
        {
            yield return (Binding.FieldMap.Join("fetch.addresses", index), address);
        }

        if (rule.Archive is { } archive)
        {
            yield return ("fetch.archive", archive);
        }

        if (rule.Feed is { } feed)
        {
            yield return ("fetch.feed", feed);
        }
    }

    private static IEnumerable<(string Field, int Value, int Least, int Most)> Numbers(FetchRule rule) =>
    [
        ("fetch.skipFolders", rule.SkipFolders, 0, 10),
        ("fetch.pages", rule.Pages, 1, 1000),
        ("fetch.entries", rule.Entries, 1, 100_000),
        ("fetch.requestsPerMinute", rule.RequestsPerMinute, 1, 6000),
        ("fetch.largestMegabytes", rule.LargestMegabytes, 1, 16_384),
        ("fetch.unpackedMegabytes", rule.UnpackedMegabytes, 1, 65_536),
        ("fetch.longestMinutes", rule.LongestMinutes, 1, 720),
    ];

    private static (string Field, string Reason, string Remedy) Range(string field, int value, int least, int most) => (
        field,
        string.Create(CultureInfo.InvariantCulture, $"{value} is out of range."),
        string.Create(CultureInfo.InvariantCulture, $"Write a number from {least} to {most}."));
}
