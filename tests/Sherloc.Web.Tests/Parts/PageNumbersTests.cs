using NUnit.Framework;
using Sherloc.Web.Parts;
using Shouldly;

namespace Sherloc.Web.Tests.Parts;

public sealed class PageNumbersTests
{
    [TestCase(1, 1, "1")]
    [TestCase(1, 5, "1 2 3 4 5")]
    [TestCase(4, 12, "1 2 3 4 5 6 . 12")]
    [TestCase(6, 12, "1 . 4 5 6 7 8 . 12")]
    [TestCase(12, 12, "1 . 10 11 12")]
    public void Around_Page_ShowsEndsAndNeighbours(int page, int pages, string expected) =>
        string.Join(' ', PageNumbers.Around(page, pages).Select(n => n?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "."))
            .ShouldBe(expected);

    [FsCheck.NUnit.Property]
    public bool Around_AnyPage_RisesAndHoldsThePage(byte a, byte b)
    {
        var (page, pages) = (Math.Min(a, b) + 1, Math.Max(a, b) + 1);
        var numbers = PageNumbers.Around(page, pages).OfType<int>().ToList();
        return numbers.Contains(page) && numbers[0] == 1 && numbers[^1] == pages && numbers.SequenceEqual(numbers.Distinct().Order());
    }
}
