using System.Globalization;

namespace Sherloc.Benchmarks;

/// <summary><c>--sizes 17000,100000 --rounds 15 --seed 1 --queries</c>.</summary>
internal sealed record BenchOptions(IReadOnlyList<int> Sizes, int Rounds, int Seed, bool ByQuery)
{
    public static BenchOptions Read(string[] arguments)
    {
        var options = new BenchOptions([17_000, 100_000], 15, 1, ByQuery: false);
        for (var index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] switch
            {
                "--sizes" => options with { Sizes = [.. arguments[++index].Split(',').Select(Number)] },
                "--rounds" => options with { Rounds = Number(arguments[++index]) },
                "--seed" => options with { Seed = Number(arguments[++index]) },
                "--queries" => options with { ByQuery = true },
                var other => throw new ArgumentException($"'{other}' is not an option; there are --sizes N,N --rounds N --seed N --queries.", nameof(arguments)),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
