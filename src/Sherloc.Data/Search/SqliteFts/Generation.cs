using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Sherloc.Core.Search;
using Sherloc.Data.Search.SqliteFts.Columns;
using SQLitePCL;

namespace Sherloc.Data.Search.SqliteFts;

/// <summary>
/// One index file with its columns in memory, its writer and its readers. When another takes its place it closes as soon as the last
/// search in it has ended, and deletes itself.
/// </summary>
internal sealed class Generation : IDisposable
{
    /// <summary>Changes after which the lists of a token lie in so many places that putting them together pays.</summary>
    private const int WorthTidying = 1000;

    /// <summary>Held while a reader begins and while a change becomes visible.</summary>
    private readonly Lock _gate = new();

    /// <summary>Held by whoever makes new columns; taken before the other.</summary>
    private readonly Lock _columns = new();
    private readonly FtsWriter _writer;
    private readonly ConcurrentBag<FtsReader> _idle = [];
    private ColumnSnapshot _snapshot = ColumnSnapshot.Empty();
    private long _version;
    private int _leases;
    private bool _closing;
    private long _untidy;
    private bool _tidying;

    private Generation(string path, int number, SqliteConnection connection)
    {
        Path = path;
        Number = number;
        Complete = FtsFile.Scalar(connection, "SELECT value FROM meta WHERE name = 'complete'") == 1;
        _writer = new FtsWriter(connection);
        Refresh();
    }

    public string Path { get; }

    public int Number { get; }

    /// <summary>Whether every record was put into it once.</summary>
    public bool Complete { get; private set; }

    public ColumnSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <param name="path">Of the new file.</param>
    /// <param name="number">Of the new file.</param>
    /// <param name="forRebuild">Nobody reads it yet and it is thrown away when something fails: no journal is needed.</param>
    public static Generation Create(string path, int number, bool forRebuild)
    {
        FtsFile.Delete(path);
        var connection = FtsFile.Open(path, forRebuild
            ? "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -64000;"
            : FtsFile.Durable, SqliteOpenMode.ReadWriteCreate);
        FtsFile.Execute(connection, FtsLayout.Create);
        return new Generation(path, number, connection);
    }

    /// <summary>Null when the file is of another layout or damaged: the store has everything, so the index is built anew.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="number">Of the file.</param>
    /// <param name="patience">Seconds to wait for another process that holds the file.</param>
    /// <exception cref="SearchUnavailableException">The file cannot be opened as it is now; nothing is wrong with what is in it.</exception>
    public static Generation? TryOpen(string path, int number, int patience = FtsFile.Patience)
    {
        SqliteConnection? connection = null;
        Generation? generation = null;
        try
        {
            connection = FtsFile.Open(path, FtsFile.Durable, patience: patience);
            if (FtsFile.Scalar(connection, "PRAGMA user_version") == FtsLayout.Version)
            {
                generation = new Generation(path, number, connection);
            }

            return generation;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT)
        {
            return null;
        }
        catch (SqliteException exception)
        {
            throw FtsFile.Unavailable(path, exception);
        }
        finally
        {
            if (generation is null)
            {
                connection?.Dispose();
            }
        }
    }

    /// <summary>Null when the generation is closing: take the current one instead.</summary>
    public Lease? TryEnter()
    {
        for (; ; Refresh())
        {
            lock (_gate)
            {
                if (_closing)
                {
                    return null;
                }

                // Under the same lock as a commit and the exchange of the columns: both are of one moment, unless another process wrote.
                var reader = _idle.TryTake(out var idle) ? idle : new FtsReader(Path);
                if (reader.Begin() == _version)
                {
                    _leases++;
                    return new Lease(this, reader, _snapshot);
                }

                reader.End();
                _idle.Add(reader);
            }
        }
    }

    public void Apply(IReadOnlyList<IndexChange> changes)
    {
        lock (_columns)
        {
            _writer.Apply(changes, _version, _snapshot.Values, Publish);
            _untidy += changes.Count;
        }
    }

    /// <summary>
    /// After many changes, a step towards one list for each token, short enough for other writers to wait; whether there is more to do.
    /// </summary>
    public bool Tidy()
    {
        if (_untidy < WorthTidying)
        {
            return false;
        }

        _tidying = _writer.Merge(everything: !_tidying);
        _untidy = _tidying ? _untidy : 0;
        return _tidying;
    }

    /// <summary>Ends a rebuild: one list for each token, and a journal from now on.</summary>
    public void Finish()
    {
        _writer.Execute("INSERT INTO terms(terms) VALUES ('optimize')");
        _writer.Execute("INSERT INTO words(words) VALUES ('optimize')");
        _writer.Execute("UPDATE meta SET value = 1 WHERE name = 'complete'; PRAGMA locking_mode = NORMAL; " + FtsFile.Durable);
        Complete = true;
    }

    /// <summary>Closes after the last search in it, and deletes the file.</summary>
    public void Retire()
    {
        bool now;
        lock (_gate)
        {
            _closing = true;
            now = _leases == 0;
        }

        if (now)
        {
            Dispose();
            FtsFile.Delete(Path);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _writer.Dispose();
    }

    private void Leave(FtsReader reader)
    {
        reader.End();
        bool last;
        lock (_gate)
        {
            _idle.Add(reader);
            last = --_leases == 0 && _closing;
        }

        if (last)
        {
            Dispose();
            FtsFile.Delete(Path);
        }
    }

    /// <summary>Takes into memory what the file has and memory has not: all of it at first, later what another process wrote.</summary>
    private void Refresh()
    {
        lock (_columns)
        {
            var (version, touched) = _writer.ChangedSince(_version, _snapshot.Values);
            Publish(touched, version, static () => { });
        }
    }

    private void Publish(Dictionary<int, DocumentColumns?> touched, long version, Action commit)
    {
        var next = _snapshot.With(touched);
        lock (_gate)
        {
            commit();
            Volatile.Write(ref _snapshot, next);
            _version = version;
        }
    }

    /// <summary>A search's hold on the file: a reader and the columns of the same moment.</summary>
    internal sealed class Lease(Generation generation, FtsReader reader, ColumnSnapshot snapshot) : IDisposable
    {
        public FtsReader Reader => reader;

        public ColumnSnapshot Snapshot => snapshot;

        public int Generation => generation.Number;

        public void Dispose() => generation.Leave(reader);
    }
}
