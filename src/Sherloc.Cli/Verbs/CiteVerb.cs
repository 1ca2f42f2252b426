using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Citations;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc cite "text"</c>.</summary>
internal static class CiteVerb
{
    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "Text that names treaties, as in \"art. 6(1)(b)(ii) of the Palermo Convention\"." };
        var verb = new Command("cite", "Find the treaty references in a text and say where each leads; what can mean several stays several.") { text };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            var words = parsed.GetValue(text)!;
            var found = new TreatyCitationParser(services.GetRequiredService<CurrentVocabulary>().Value).FindTyped(words);
            foreach (var reference in found)
            {
                var place = reference.Candidates.Count == 0 ? "no treaty here has such a place" : string.Join(" or ", reference.Candidates.Select(c => "/convention/" + c));
                Console.WriteLine($"{words.Substring(reference.Start, reference.Length)}: {place}");
            }

            if (found.Count == 0)
            {
                await Console.Error.WriteLineAsync("No treaty reference was found.");
            }

            return found.Count > 0 ? ExitCodes.Good : ExitCodes.NotAll;
        });
        return verb;
    }
}
