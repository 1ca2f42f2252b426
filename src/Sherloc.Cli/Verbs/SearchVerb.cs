using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Core.Search;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc search "words" --crime … [--json]</c>: the parameters of the page and the API.</summary>
internal static class SearchVerb
{
    private static readonly string[] Single =
        [SearchFields.Year, SearchParameters.Tags, SearchParameters.Sort, SearchParameters.Page, SearchParameters.Size, SearchParameters.Cursor];

    public static Command Create()
    {
        var words = new Argument<string>("words") { Description = "The query; leave it out to list everything.", Arity = ArgumentArity.ZeroOrOne };
        words.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { } typed }] && typed.StartsWith("--", StringComparison.Ordinal))
            {
                result.AddError($"There is no option '{typed}'.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Write the answer as JSON, as the API does." };
        var repeated = SearchFields.Facets.Where(f => f != SearchFields.Year)
            .Select(f => new Option<string[]>("--" + f) { Description = $"Only records of this {f}; several are alternatives." })
            .ToList();
        var single = Single.Select(p => new Option<string?>("--" + p)).ToList();
        var verb = new Command("search", "Search as the page does, with the same parameters.") { words, json };
        repeated.ForEach(verb.Add);
        single.ForEach(verb.Add);
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var parameters = new List<KeyValuePair<string, string>> { new(SearchParameters.Query, parsed.GetValue(words) ?? "") };
            parameters.AddRange(repeated.SelectMany(o => parsed.GetValue(o) ?? [], (o, v) => KeyValuePair.Create(o.Name[2..], v)));
            parameters.AddRange(single.Select(o => KeyValuePair.Create(o.Name[2..], parsed.GetValue(o) ?? "")));
            var notices = new List<SearchNotice>();
            var request = SearchParameters.Read(parameters, notices);
            await using var services = await CliHost.StartWithIndexAsync(cancellationToken);
            var results = await services.GetRequiredService<ISearchIndex>().SearchAsync(request with { Excerpts = 1 }, cancellationToken);
            notices.AddRange(results.Notices);
            foreach (var notice in notices)
            {
                await Console.Error.WriteLineAsync(SearchNotices.Sentence(notice));
            }

            if (parsed.GetValue(json))
            {
                Console.WriteLine(SearchJson.Write(results));
            }
            else
            {
                Write(results);
            }

            return notices.Exists(n => n.IsRefusal) ? ExitCodes.Failed : ExitCodes.Good;
        });
        return verb;
    }

    private static void Write(SearchResults results)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Total} of {results.Collection} records"));
        foreach (var hit in results.Hits)
        {
            var card = hit.Card;
            Console.WriteLine($"\n{card.Title}");
            Console.WriteLine("  " + string.Join(" · ", new[] { card.Country, card.Date.IsKnown ? card.Date.Value.ToString() : null, card.Court ?? card.Body, "/records/" + card.Id }.Where(p => p is not null)));
            if (card.Crimes.Count > 0)
            {
                Console.WriteLine("  " + string.Join(", ", card.Crimes));
            }

            foreach (var excerpt in hit.Excerpts)
            {
                Console.WriteLine($"  {(excerpt.CutBefore ? "… " : "")}{excerpt.Text}{(excerpt.CutAfter ? " …" : "")}");
            }
        }
    }
}
