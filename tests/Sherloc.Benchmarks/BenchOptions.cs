using System.Globalization;

namespace Sherloc.Benchmarks;

/// <summary><c>--sizes 17000,100000 --rounds 10 --seed 1 --minutes 30 --queries</c>.</summary>
/// <param name="Sizes">Numbers of records.</param>
/// <param name="Rounds">How often each query is asked.</param>
/// <param name="Seed">Of the made-up records.</param>
/// <param name="Longest">When the run gives up.</param>
/// <param name="ByQuery">Lists each query.</param>
internal sealed record BenchOptions(IReadOnlyList<int> Sizes, int Rounds, int Seed, TimeSpan Longest, bool ByQuery)
{
    /// <summary>Of the machine before the run.</summary>
    public string LoadBefore { get; } = Machine.Load;

    public static BenchOptions Read(string[] arguments)
    {
        var options = new BenchOptions([17_000, 100_000], 10, 1, TimeSpan.FromMinutes(30), ByQuery: false);
        for (var index = 0; index < arguments.Length; index++)
        {
            options = arguments[index] switch
            {
                "--sizes" => options with { Sizes = [.. arguments[++index].Split(',').Select(Number)] },
                "--rounds" => options with { Rounds = Number(arguments[++index]) },
                "--seed" => options with { Seed = Number(arguments[++index]) },
                "--minutes" => options with { Longest = TimeSpan.FromMinutes(Number(arguments[++index])) },
                "--queries" => options with { ByQuery = true },
                var other => throw new ArgumentException($"'{other}' is not an option; there are --sizes N,N --rounds N --seed N --minutes N --queries.", nameof(arguments)),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
