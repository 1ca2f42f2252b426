using NUnit.Framework;
using Sherloc.Core.Search;
using Sherloc.Web.Features.About;
using Shouldly;

namespace Sherloc.Web.Tests.Features.About;

public sealed class DecadesTests
{
    [Test]
    public void Of_Years_SumsDecadesAndKeepsEmptyOnes()
    {
        var years = new Facet(SearchFields.Year, 10, 3, [new("1989", 1, false), new("2003", 2, false), new("2009", 4, false)]);

        Decades.Of(years).Select(d => (d.Value, d.Count))
            .ShouldBe([("1980-1989", 1L), ("1990-1999", 0L), ("2000-2009", 6L), (SearchFields.NotRecorded, 3L)]);
    }

    [Test]
    public void Of_EveryRow_IsAYearThatTheSearchReads()
    {
        var years = new Facet(SearchFields.Year, 2, 1, [new("1989", 1, false)]);
        foreach (var decade in Decades.Of(years)) SearchParameters.TryReadYear(decade.Value, out _).ShouldBeTrue(decade.Value);
    }

    [Test]
    public void Of_NoFacet_IsEmpty() => Decades.Of(null).ShouldBeEmpty();
}
