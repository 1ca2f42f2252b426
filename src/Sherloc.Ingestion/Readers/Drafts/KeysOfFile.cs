using System.Globalization;

namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>The keys that a file has used so far: an id used again gets a number behind it, in the order of the file.</summary>
internal sealed class KeysOfFile(SourceFile file, SkippedParts skipped)
{
    private const string UsedTwice = "ids or places used twice in one file (the records are kept, with a number behind their key)";
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public string Take(string key, int line)
    {
        var free = key;
        for (var number = 2; !used.Add(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{key}-{number}");
        }

        if (free != key)
        {
            skipped.Add(UsedTwice, file.Path, line);
        }

        return free;
    }
}
