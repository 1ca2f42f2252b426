using System.Collections.Concurrent;

namespace Sherloc.Ingestion.Fetching;

/// <summary>How this process behaves towards each host, whichever source asks: pauses between requests, and the host's own rules.</summary>
internal sealed class HostManners(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Host> hosts = new(StringComparer.Ordinal);

    /// <summary>Waits for our turn: requests to a host begin no closer together than the pause.</summary>
    public async Task WaitAsync(Uri address, TimeSpan pause, CancellationToken cancellationToken)
    {
        var host = Of(address);
        TimeSpan wait;
        lock (host)
        {
            var now = time.GetUtcNow();
            var asked = host.Robots?.Rules.Delay is { } delay && delay > pause ? delay : pause;
            var start = host.Last + asked is var next && next > now ? next : now;
            (wait, host.Last) = (start - now, start);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>The host's rules as far as they were asked for not longer ago than this.</summary>
    public RobotsRules? Rules(Uri address, TimeSpan lifetime) =>
        Of(address).Robots is var (rules, read) && time.GetUtcNow() - read < lifetime ? rules : null;

    public void Learn(Uri address, RobotsRules rules) => Of(address).Robots = new KnownRules(rules, time.GetUtcNow());

    private Host Of(Uri address) => hosts.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new Host());

    private sealed class Host
    {
        public DateTimeOffset Last { get; set; } = DateTimeOffset.MinValue.AddYears(1);

        public KnownRules? Robots { get; set; }
    }

    private sealed record KnownRules(RobotsRules Rules, DateTimeOffset Read);
}
