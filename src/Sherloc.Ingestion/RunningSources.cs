using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Sherloc.Core.Storage;

namespace Sherloc.Ingestion;

/// <summary>The runs under way in this process, so that one is stopped at once and its page knows the counts of this moment. The lease across processes is <see cref="IRunStore"/>'s.</summary>
public sealed class RunningSources
{
    private readonly ConcurrentDictionary<string, Entry> running = new(StringComparer.Ordinal);

    /// <summary>Source to the counts so far.</summary>
    public IReadOnlyDictionary<string, RunCounts> Counts => running.ToDictionary(r => r.Key, r => r.Value.Counts);

    /// <summary>Asks the run of a source to stop; false where none is under way.</summary>
    public bool Cancel(string source)
    {
        if (!running.TryGetValue(source, out var entry))
        {
            return false;
        }

        try
        {
            entry.Stop.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            // It ended between the two lines.
            return false;
        }
    }

    internal bool TryBegin(string source, CancellationToken cancellationToken, [NotNullWhen(true)] out Entry? entry)
    {
        var candidate = new Entry(this, source, cancellationToken);
        entry = running.TryAdd(source, candidate) ? candidate : null;
        if (entry is null)
        {
            candidate.Stop.Dispose();
        }

        return entry is not null;
    }

    internal sealed class Entry(RunningSources all, string source, CancellationToken cancellationToken) : IDisposable
    {
        private RunCounts counts = new();

        public CancellationTokenSource Stop { get; } = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        public RunCounts Counts
        {
            get => Volatile.Read(ref counts);
            set => Volatile.Write(ref counts, value);
        }

        public void Dispose()
        {
            all.running.TryRemove(source, out _);
            Stop.Dispose();
        }
    }
}
