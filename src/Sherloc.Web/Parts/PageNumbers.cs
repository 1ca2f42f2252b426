namespace Sherloc.Web.Parts;

/// <summary>Which page numbers a pager shows.</summary>
public static class PageNumbers
{
    /// <summary>The first, the last and two on each side of <paramref name="page"/>; null stands for a gap of two numbers or more.</summary>
    public static IReadOnlyList<int?> Around(int page, int pages)
    {
        var shown = Enumerable.Range(page - 2, 5).Append(1).Append(pages).Where(n => n >= 1 && n <= pages).Distinct().Order().ToList();
        var numbers = new List<int?>();
        foreach (var number in shown)
        {
            var before = numbers.Count == 0 ? 0 : numbers[^1] ?? 0;
            if (number - before == 2) numbers.Add(number - 1);
            if (number - before > 2) numbers.Add(null);
            numbers.Add(number);
        }

        return numbers;
    }
}
