namespace Sherloc.Core.Analysis.Stemming;

/// <summary>
/// What happens to each of some suffixes (separated by spaces): where it has to lie, and what takes its place.
/// <paramref name="Case"/> is a number that the step of a language switches on where more than that happens; 0 for nothing more.
/// </summary>
internal sealed record SuffixRule(string Suffixes, Region In = Region.Word, string With = "", int Case = 0);

/// <summary>The longest of the suffixes that were found, with its rule.</summary>
internal readonly record struct SuffixMatch(SuffixRule? Rule, int Length)
{
    public bool Found => Rule is not null;
    public int Case => Rule?.Case ?? 0;

    /// <summary>Does what the rule says, if the suffix lies where it must.</summary>
    public bool Apply(ref Word word)
    {
        if (Rule is null || !word.In(Rule.In, Length)) return false;
        word.ReplaceEnd(Length, Rule.With);
        return true;
    }
}

/// <summary>
/// A closed list of suffixes, read backwards through a tree of letters. As in Snowball the longest suffix decides alone:
/// if its condition fails, no shorter one is tried.
/// </summary>
internal sealed class SuffixTable
{
    private readonly Node _root = new();

    public SuffixTable(params ReadOnlySpan<SuffixRule> rules)
    {
        foreach (var rule in rules)
        {
            foreach (var suffix in rule.Suffixes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var node = _root;
                for (var i = suffix.Length - 1; i >= 0; i--) node = node.Grow(suffix[i]);
                node.Rule = rule;
            }
        }
    }

    public SuffixTable(string suffixes, Region region = Region.Word)
        : this(new SuffixRule(suffixes, region))
    {
    }

    /// <summary>The longest suffix that starts at or behind <paramref name="floor"/>, before the last <paramref name="skip"/> letters.</summary>
    public SuffixMatch Find(in Word word, int floor = 0, int skip = 0)
    {
        var found = default(SuffixMatch);
        var node = _root;
        var end = word.Length - skip;
        for (var i = end - 1; i >= floor; i--)
        {
            node = node.Next(word[i]);
            if (node is null) break;
            if (node.Rule is not null) found = new SuffixMatch(node.Rule, end - i);
        }

        return found;
    }

    /// <summary>Finds the longest suffix and does what its rule says; true if the word was changed by it.</summary>
    public bool Apply(ref Word word, int floor = 0) => Find(word, floor).Apply(ref word);

    private sealed class Node
    {
        private char[] _letters = [];
        private Node[] _children = [];

        public SuffixRule? Rule { get; set; }

        public Node? Next(char letter)
        {
            var index = _letters.AsSpan().IndexOf(letter);
            return index < 0 ? null : _children[index];
        }

        public Node Grow(char letter)
        {
            if (Next(letter) is { } known) return known;
            var child = new Node();
            _letters = [.. _letters, letter];
            _children = [.. _children, child];
            return child;
        }
    }
}
