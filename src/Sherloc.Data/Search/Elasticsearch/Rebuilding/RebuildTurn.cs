using System.Globalization;
using Sherloc.Data.Search.Elasticsearch.Layout;

namespace Sherloc.Data.Search.Elasticsearch.Rebuilding;

/// <summary>
/// The right to rebuild, as long as it is renewed: the index that is being filled says who fills it and when he said so last.
/// That of a process that has died is dropped.
/// </summary>
internal sealed class RebuildTurn : IAsyncDisposable
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);

    /// <summary>After so long without renewal the other one is taken for dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly IndexKeeper _keeper;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly string _owner;
    private Task _renewing = Task.CompletedTask;
    private bool _inPlace;

    private RebuildTurn(IndexKeeper keeper, IndexNames names, TimeProvider time)
    {
        (_keeper, _time) = (keeper, time);
        _owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}, process {Environment.ProcessId}");
        var now = time.GetUtcNow();
        Index = names.At(now);
    }

    /// <summary>The new index.</summary>
    public string Index { get; }

    /// <summary>Waits until no other process rebuilds, drops what dead ones have left, and makes the new index.</summary>
    public static async Task<RebuildTurn> TakeAsync(
        IndexKeeper keeper, IndexNames names, TimeProvider time, CancellationToken cancellationToken)
    {
        for (; ;)
        {
            var catalog = await keeper.ReadAsync(cancellationToken);
            if (catalog.Building?.Meta?.Renewed is not { } renewed || time.GetUtcNow() - renewed >= Silence)
            {
                await keeper.DropAsync([.. catalog.Abandoned.Select(e => e.Name)], cancellationToken);
                break;
            }

            await Task.Delay(Look, time, cancellationToken);
        }

        var turn = new RebuildTurn(keeper, names, time);
        try
        {
            var aliases = new Dictionary<string, AliasBody> { [names.Building] = new() };
            await keeper.CreateAsync(turn.Index, IndexLayout.Create(turn.Meta(complete: false), forRebuild: true, aliases), cancellationToken);
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }

        turn._renewing = turn.RenewAsync();
        return turn;
    }

    /// <summary>The new index has everything. Until it is in place it still says who fills it, or another process would take it for abandoned.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        // No renewal after this: it would say that something is missing.
        await StopAsync();
        await _keeper.MarkAsync(Index, Meta(complete: true), cancellationToken);
    }

    /// <summary>The new index is in place: it stays.</summary>
    public void End() => _inPlace = true;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _end.Dispose();
        if (!_inPlace)
        {
            await _keeper.DropAsync([Index], CancellationToken.None);
        }
    }

    private async Task StopAsync()
    {
        await _end.CancelAsync();
        await _renewing;
    }

    private async Task RenewAsync()
    {
        try
        {
            for (; ;)
            {
                await Task.Delay(Renewal, _time, _end.Token);
                await TryRenewAsync();
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task TryRenewAsync()
    {
        try
        {
            await _keeper.MarkAsync(Index, Meta(complete: false), _end.Token);
        }
        catch (Core.Search.SearchUnavailableException)
        {
            // The filling may outlast what is away for a moment, and must still be seen to be under way: the next renewal tries again.
        }
    }

    private IndexMeta Meta(bool complete) => new(IndexLayout.Hash, complete, _owner, _time.GetUtcNow());
}
