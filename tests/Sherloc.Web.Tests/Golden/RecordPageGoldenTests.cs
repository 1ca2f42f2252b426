using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Golden;

/// <summary>
/// A record of each kind from its file through reader, stages, store, index and page: the words that come out stand in <c>expected</c>,
/// and so does the record as programs read it.
/// </summary>
public sealed partial class RecordPageGoldenTests
{
    private static readonly string[] Kinds = ["provision", "case", "treaty-article", "strategy", "publication", "authority"];

    [TestCaseSource(nameof(Kinds))]
    public async Task RecordFile_Ingested_GivesTheseWords(string kind)
    {
        var site = await SharedSites.SmallAsync();
        var page = await site.PageAsync($"{{kind={kind}&sort=newest}}");
        var main = page.QuerySelector("main").ShouldNotBeNull();
        var words = VisibleText.Of(main).Replace(site.Address.GetLeftPart(UriPartial.Authority), "http://site", StringComparison.Ordinal);
        await GoldenFile.CompareAsync(kind + ".txt", Accessed().Replace(words, "accessed today"));
    }

    [GeneratedRegex(@"accessed \d{4}-\d\d-\d\d", RegexOptions.None, 1000)]
    private static partial Regex Accessed();
}
