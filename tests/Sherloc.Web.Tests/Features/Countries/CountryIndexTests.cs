using System.Globalization;
using NUnit.Framework;
using Sherloc.Core.Taxonomy;
using Sherloc.Web.Features.Countries;
using Shouldly;

namespace Sherloc.Web.Tests.Features.Countries;

public sealed class CountryIndexTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [TestCase("Åland Islands", "A")]
    [TestCase("côte d'Ivoire", "C")]
    [TestCase("Япония", "Я")]
    [TestCase("中国", "中")]
    [TestCase("ألمانيا", "ا")]
    [TestCase("", "")]
    public void Letter_Name_IsItsFirstWithoutMarks(string name, string letter) => CountryIndex.Letter(name, English).ShouldBe(letter);

    [Test]
    public void Sorted_Accents_DoNotPutACountryLast() =>
        CountryIndex.Sorted([Country("ZMB", "Zambia"), Country("ALA", "Åland Islands"), Country("AUS", "Australia")], null, English)
            .Select(c => c.Name).ShouldBe(["Åland Islands", "Australia", "Zambia"]);

    [Test]
    public void Sorted_Region_KeepsOnlyWhatLiesInIt() =>
        CountryIndex.Sorted([Country("ZMB", "Zambia", "africa", "eastern-africa"), Country("AUS", "Australia", "oceania")], "africa", English)
            .Select(c => c.Country.Id).ShouldBe(["ZMB"]);

    private static Country Country(string id, string name, params string[] regions) =>
        new() { Id = id, Labels = new Dictionary<string, string> { ["en"] = name }, Regions = regions };
}
