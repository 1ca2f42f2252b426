using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;

namespace Sherloc.Web.Tests.Features.Convention;

/// <summary>One instrument with one article that has paragraphs and elements; enough to find places in.</summary>
internal static class SmallVocabulary
{
    public static Vocabulary Make() => new(
        [],
        new CountryFile { Source = Source(), Regions = [], Countries = [] },
        [
            Instrument("untoc", [Article(5), Article(6) with
            {
                Paragraphs = ["1", "1/b", "1/b/ii", "2"],
                Elements = [Element("untoc/6/1/mental"), Element("untoc/6/1/b/i"), Element("untoc/6/1/b/ii"), Element("untoc/6/1/b/ii/extra"), Element("untoc/6/12")],
            }]),
        ],
        [],
        "test");

    private static Instrument Instrument(string id, Article[] articles) => new()
    {
        Id = id, ShortName = id, Title = Text(id), Source = Source(), Articles = articles,
    };

    private static Article Article(int number) => new() { Number = number, Title = Text("title"), Type = ArticleType.Criminalization };

    private static Element Element(string id) => new() { Id = id, Label = id, Text = Text(id), Obligation = Obligation.Shall };

    private static SourceReference Source() => new() { Title = "made for the test" };

    private static Dictionary<string, string> Text(string text) => new() { ["en"] = text };
}
