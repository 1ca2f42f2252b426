using System.Globalization;
using Sherloc.Core.Storage;

namespace Sherloc.Cli;

/// <summary>Failures as editors and terminals understand them: <c>file:line</c> first, so that a click opens the place.</summary>
internal static class FailureList
{
    public static void Write(IEnumerable<IngestFailure> failures, string folder)
    {
        foreach (var failure in failures)
        {
            var field = failure.Field.Length == 0 ? "" : failure.Field + ": ";
            var column = failure.Column > 0 ? string.Create(CultureInfo.InvariantCulture, $":{failure.Column}") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}{failure.File}:{Math.Max(1, failure.Line)}{column}: {field}{failure.Reason}"));
            Console.WriteLine("    " + failure.Remedy);
        }
    }
}
