using System.Globalization;

namespace Sherloc.Ingestion.Fetching;

/// <summary>
/// robots.txt as RFC 9309 has it: the groups that name us, otherwise those for everybody; the longest rule that fits a path decides, and where
/// two are as long, the one that allows.
/// </summary>
internal sealed class RobotsRules
{
    private readonly List<(string Path, bool Allow)> rules;

    private RobotsRules(List<(string Path, bool Allow)> rules, TimeSpan? delay)
    {
        this.rules = rules;
        Delay = delay;
    }

    public static RobotsRules AllowAll { get; } = new([], null);

    /// <summary>The pause between requests that the host asks for; not part of the RFC, but of manners.</summary>
    public TimeSpan? Delay { get; }

    /// <param name="text">The file.</param>
    /// <param name="robot">Our name, as in the user agent.</param>
    public static RobotsRules Parse(string text, string robot)
    {
        var (ours, everybodys) = (new Group(), new Group());
        var open = new List<Group>();
        var naming = false;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            var content = line.Split('#', 2)[0];
            if (content.IndexOf(':', StringComparison.Ordinal) is var colon && colon < 0)
            {
                continue;
            }

            var (key, value) = (content[..colon].Trim(), content[(colon + 1)..].Trim());
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!naming)
                {
                    open.Clear();
                }

                naming = true;
                if (value.Equals(robot, StringComparison.OrdinalIgnoreCase))
                {
                    open.Add(ours);
                }
                else if (value == "*")
                {
                    open.Add(everybodys);
                }
            }
            else
            {
                naming = false;
                open.ForEach(g => g.Take(key, value));
            }
        }

        open.Clear();
        var group = ours.IsNamed ? ours : everybodys;
        return new RobotsRules(group.Rules, group.Delay);
    }

    public bool Allows(Uri address)
    {
        var path = address.PathAndQuery;
        var best = rules.Where(r => Fits(r.Path, path)).OrderByDescending(r => r.Path.Length).ThenByDescending(r => r.Allow).FirstOrDefault();
        return best.Path is null || best.Allow || path == "/robots.txt";
    }

    /// <summary>A star stands for anything, a dollar at the end for the end. Linear in both, whatever the file says.</summary>
    private static bool Fits(string rule, string path)
    {
        var toTheEnd = rule.EndsWith('$');
        var parts = (toTheEnd ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (toTheEnd && i == parts.Length - 1)
            {
                return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            }

            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !toTheEnd || at == path.Length;
    }

    private sealed class Group
    {
        public List<(string Path, bool Allow)> Rules { get; } = [];

        public TimeSpan? Delay { get; private set; }

        /// <summary>A group that names us and says nothing allows everything.</summary>
        public bool IsNamed { get; private set; }

        public void Take(string key, string value)
        {
            IsNamed = true;
            var allow = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
            if ((allow || key.Equals("disallow", StringComparison.OrdinalIgnoreCase)) && value.StartsWith('/'))
            {
                Rules.Add((value, allow));
            }
            else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            {
                Delay = TimeSpan.FromSeconds(Math.Min(seconds, 60));
            }
        }
    }
}
