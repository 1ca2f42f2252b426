using System.Globalization;
using Sherloc.Core.Storage;

namespace Sherloc.Cli;

/// <summary>Failures as editors and terminals understand them: <c>file:line</c> first, so that a click opens the place.</summary>
internal static class FailureList
{
    private const int MostShown = 20;

    /// <param name="failures">What is wrong.</param>
    /// <param name="folder">What their files lie in, with a slash at its end.</param>
    /// <param name="lineOf">The offending line of a failure, shown for the first ones; each is looked for in its file.</param>
    public static void Write(IEnumerable<IngestFailure> failures, string folder, Func<IngestFailure, string?>? lineOf = null)
    {
        foreach (var (index, failure) in failures.Index())
        {
            var field = failure.Field.Length == 0 ? "" : failure.Field + ": ";
            var column = failure.Column > 0 ? string.Create(CultureInfo.InvariantCulture, $":{failure.Column}") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}{failure.File}:{Math.Max(1, failure.Line)}{column}: {field}{failure.Reason}"));
            if (index < MostShown && lineOf?.Invoke(failure) is { } line)
            {
                Console.WriteLine("    | " + line);
            }

            if (failure.Key is not null)
            {
                Console.WriteLine((Uri.IsWellFormedUriString(failure.Key, UriKind.Absolute) ? "    address: " : "    record: ") + failure.Key);
            }

            Console.WriteLine("    " + failure.Remedy);
        }
    }
}
