namespace Sherloc.Benchmarks;

/// <summary>Says on standard error what is under way, so that standard output holds the tables alone.</summary>
internal static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine(what);
}
