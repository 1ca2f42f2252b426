using NUnit.Framework;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Sherloc.Core.Search;
using Sherloc.Core.Storage;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Core.Tests.Search;

/// <summary>What of a record can be found and counted.</summary>
public sealed class DocumentBuilderTests
{
    [Test]
    public void Build_ElementWithMarkedWords_CountsForTheElementAndAllAboveIt() =>
        Articles(Provision with { Elements = [new ElementWords { Element = "som/6/1/benefit", Words = "for gain" }] })
            .ShouldBe(["som/6/1/benefit", "som/6/1", "som/6", "som"], ignoreOrder: true);

    [Test]
    public void Build_TagAndElementOfOneArticle_CountOnce() =>
        Articles(Provision with
        {
            Articles = [new Tag { Value = "som/6/1/a", Origin = TagOrigin.Source }],
            Elements = [new ElementWords { Element = "som/6/1/benefit", Words = "for gain" }],
        }).ShouldBe(["som/6/1/a", "som/6/1", "som/6", "som", "som/6/1/benefit"], ignoreOrder: true);

    [Test]
    public void Build_SuggestedArticle_CountsAmongSuggestionsOnly()
    {
        var document = Build(Provision with { Articles = [new Tag { Value = "tip/5", Origin = TagOrigin.Suggestion }] });
        document.Facets.Keys.ShouldNotContain(SearchFields.Article);
        document.Suggested[SearchFields.Article].ShouldBe(["tip/5", "tip"], ignoreOrder: true);
    }

    private static LegislationProvision Provision { get; } = (LegislationProvision)new GeneratedRecords(1).Take(50).First(r => r is LegislationProvision) with
    {
        Articles = [],
    };

    private static IReadOnlyList<string> Articles(Record record) => Build(record).Facets[SearchFields.Article];

    private static IndexDocument Build(Record record) => new DocumentBuilder(TestVocabulary.Current)
        .Build(new StoredRecord(record, 1, new RecordOrigin("", 1, ""), null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch));
}
