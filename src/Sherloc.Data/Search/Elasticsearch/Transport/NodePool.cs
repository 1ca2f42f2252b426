namespace Sherloc.Data.Search.Elasticsearch.Transport;

/// <summary>The nodes in turns; one that did not answer is left out for a while, longer each time, unless all are.</summary>
internal sealed class NodePool(IReadOnlyList<Uri> addresses, TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Node[] _nodes = [.. addresses.Select(a => new Node(a))];
    private readonly Lock _change = new();
    private DateTimeOffset? _downSince;
    private uint _turn;

    public string Names => string.Join(", ", addresses.Select(a => a.GetLeftPart(UriPartial.Authority)));

    /// <summary>Since when no node has answered; now where the last one that was asked did.</summary>
    public DateTimeOffset DownSince => _downSince ?? time.GetUtcNow();

    /// <summary>Whether no node has answered for a while: then nobody should be kept waiting for another try.</summary>
    public bool IsDown => _downSince is { } since && time.GetUtcNow() - since > Patience;

    public Node Next()
    {
        var now = time.GetUtcNow();
        var first = Interlocked.Increment(ref _turn);
        for (var step = 0; step < _nodes.Length; step++)
        {
            var node = _nodes[(first + step) % _nodes.Length];
            if (node.RestsUntil <= now)
            {
                return node;
            }
        }

        return _nodes.MinBy(n => n.RestsUntil)!;
    }

    public void Answered(Node node)
    {
        if (node.Failures == 0 && _downSince is null)
        {
            return;
        }

        lock (_change)
        {
            node.Failures = 0;
            node.RestsUntil = default;
            _downSince = null;
        }
    }

    public void Failed(Node node)
    {
        lock (_change)
        {
            var now = time.GetUtcNow();
            node.Failures++;
            node.RestsUntil = now + TimeSpan.FromTicks(Math.Min(Longest.Ticks, Shortest.Ticks << Math.Min(node.Failures - 1, 10)));
            if (_nodes.All(n => n.Failures > 0))
            {
                _downSince ??= now;
            }
        }
    }

    public sealed class Node(Uri address)
    {
        public Uri Address => address;

        public int Failures { get; set; }

        public DateTimeOffset RestsUntil { get; set; }
    }
}
