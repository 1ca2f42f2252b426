using Sherloc.Core.Search;

namespace Sherloc.Web.Outages;

/// <summary>
/// Remembers since when the index has failed, from what those who use it meet: nobody asks it only to know. While it fails, one in a few
/// seconds tries it and the others are told at once, so that no page waits for a server that does not answer.
/// </summary>
public sealed class SearchWatch(TimeProvider time, ILogger<SearchWatch> log)
{
    /// <summary>Between two tries.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Side reading = new();
    private readonly Side writing = new();

    /// <summary>Why searches get no answer; null while they do.</summary>
    public SearchOutage? Reading => reading.Outage;

    /// <summary>Why changes do not reach the index; null while they do. An index may answer searches and take no changes.</summary>
    public SearchOutage? Writing => writing.Outage;

    public Task<T> ReadAsync<T>(Func<Task<T>> ask) => UseAsync(reading, ask, static (log, o) => OutageLog.SearchAway(log, o.Reason, o.Remedy), static (log, o) => OutageLog.SearchBack(log, o.Since));

    public Task<T> WriteAsync<T>(Func<Task<T>> tell) => UseAsync(writing, tell, static (log, o) => OutageLog.WritingAway(log, o.Reason, o.Remedy), static (log, o) => OutageLog.WritingBack(log, o.Since));

    /// <summary>The index has said itself that it can answer.</summary>
    public void Answers() => Succeeded(reading, static (log, o) => OutageLog.SearchBack(log, o.Since));

    private async Task<T> UseAsync<T>(Side side, Func<Task<T>> use, Action<ILogger, SearchOutage> away, Action<ILogger, SearchOutage> back)
    {
        if (side.Refuses(time.GetUtcNow()) is { } known)
        {
            throw new SearchUnavailableException(known.Trouble, known.Reason, known.Remedy, known.Since);
        }

        try
        {
            var answer = await use();
            Succeeded(side, back);
            return answer;
        }
        catch (SearchUnavailableException exception) when (exception.Trouble != SearchTrouble.Refused)
        {
            // What it refuses, it refuses to one request: others may still be answered.
            if (side.Fail(exception, time.GetUtcNow()) is { } first)
            {
                away(log, first);
            }

            throw new SearchUnavailableException(exception.Trouble, exception.Reason, exception.Remedy, side.Outage?.Since ?? exception.Since, exception);
        }
    }

    private void Succeeded(Side side, Action<ILogger, SearchOutage> back)
    {
        if (side.Succeed() is { } over)
        {
            back(log, over);
        }
    }

    /// <summary>One way of using the index, whose state is read and changed by many requests at a time.</summary>
    private sealed class Side
    {
        private readonly Lock gate = new();
        private DateTimeOffset nextTry;
        private volatile SearchOutage? outage;

        public SearchOutage? Outage => outage;

        /// <summary>The outage where nobody is to try now; otherwise the caller is the one who does.</summary>
        public SearchOutage? Refuses(DateTimeOffset now)
        {
            if (outage is null)
            {
                return null;
            }

            lock (gate)
            {
                if (outage is null || now >= nextTry)
                {
                    nextTry = now + Pause;
                    return null;
                }

                return outage;
            }
        }

        /// <returns>The outage where this is its first failure.</returns>
        public SearchOutage? Fail(SearchUnavailableException exception, DateTimeOffset now)
        {
            lock (gate)
            {
                var first = outage is null;
                outage = new SearchOutage(exception.Trouble, exception.Reason, exception.Remedy, outage?.Since ?? exception.Since ?? now);
                nextTry = now + Pause;
                return first ? outage : null;
            }
        }

        /// <returns>The outage that is over.</returns>
        public SearchOutage? Succeed()
        {
            if (outage is null)
            {
                return null;
            }

            lock (gate)
            {
                var over = outage;
                outage = null;
                return over;
            }
        }
    }
}
