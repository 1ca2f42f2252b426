using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Stages;

namespace Sherloc.Ingestion.Sources;

/// <summary>What a source.yaml must keep to beyond its fields' types.</summary>
internal static class SourceChecks
{
    public static IEnumerable<IngestFailure> Check(SourceDefinition source, string folder, string file, FieldMap lines)
    {
        if (source.Name != folder)
        {
            yield return Fail("name", $"The name '{source.Name}' is not that of the folder.", $"Write name: {folder}.");
        }

        if (!SourceCatalog.Name().IsMatch(source.Name))
        {
            yield return Fail("name", $"'{source.Name}' is no name for a source.", "Use lower-case letters, digits and hyphens, 60 at most.");
        }

        if (source.Reader != ReaderKind.Treaties && source.Files.Count == 0)
        {
            yield return Fail("files", "It says no files to read.", "Write patterns such as files: [\"records/**/*.md\"].");
        }

        for (var i = 0; i < source.Files.Count; i++)
        {
            if (source.Files[i] is var pattern && (Path.IsPathRooted(pattern) || pattern.Split('/', '\\').Contains("..") || pattern.Contains('\\', StringComparison.Ordinal)))
            {
                yield return Fail(FieldMap.Join("files", i), $"'{pattern}' leads out of the source's folder or is no pattern.", "Write a path within the folder with forward slashes.");
            }
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(source.TimeZone, out _))
        {
            yield return Fail("timeZone", $"'{source.TimeZone}' is not a time zone.", "Write a name such as UTC or Europe/Vienna.");
        }

        if (source.Schedule is { } schedule && schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is not (6 or 7))
        {
            yield return Fail("schedule", $"'{schedule}' is not a schedule.", "Write a cron expression of six parts, as in 0 0 3 * * ? for every day at three.");
        }

        if (source.Language is { } language && !Languages.IsKnown(language))
        {
            yield return Fail("language", $"'{language}' is not a language code.", "Write two letters of ISO 639-1, as in en.");
        }

        foreach (var problem in MappingChecks.Check(source).Concat(FetchChecks.Check(source)))
        {
            yield return Fail(problem.Field, problem.Reason, problem.Remedy);
        }

        IngestFailure Fail(string field, string reason, string remedy) => new(file, lines.LineOf(field), field, reason, remedy);
    }
}
