using Microsoft.Extensions.FileSystemGlobbing;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Readers;

namespace Sherloc.Ingestion.Sources;

/// <summary>Finds the files of a source. Links are not followed, so that no source can show what lies outside its folder.</summary>
internal static class SourceFiles
{
    /// <summary>Files in the order of their paths, and what could not be looked at.</summary>
    public static (List<SourceFile> Files, List<IngestFailure> Failures) Find(string folder, IReadOnlyList<string> patterns)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns);
        var files = new List<SourceFile>();
        var failures = new List<IngestFailure>();
        var waiting = new Stack<DirectoryInfo>([new DirectoryInfo(folder)]);
        while (waiting.TryPop(out var directory))
        {
            foreach (var entry in directory.EnumerateFileSystemInfos().Where(e => !e.Name.StartsWith('.')))
            {
                var path = Path.GetRelativePath(folder, entry.FullName).Replace('\\', '/');
                if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    if (entry is DirectoryInfo || matcher.Match(path).HasMatches)
                    {
                        failures.Add(new IngestFailure(path, 0, "", "This is a link; links are not followed.", "Put the file itself into the folder."));
                    }
                }
                else if (entry is DirectoryInfo inner)
                {
                    waiting.Push(inner);
                }
                else if (matcher.Match(path).HasMatches)
                {
                    files.Add(new SourceFile(entry.FullName, path));
                }
            }
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return (files, failures);
    }
}
