using Microsoft.Extensions.Logging;

namespace Sherloc.Testing;

/// <summary>A log that keeps what it is told.</summary>
public class HeardLog : ILogger
{
    private readonly Lock gate = new();
    private readonly List<(LogLevel Level, string Text, Exception? Exception)> lines = [];

    public IReadOnlyList<(LogLevel Level, string Text, Exception? Exception)> Lines
    {
        get
        {
            lock (gate)
            {
                return [.. lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate)
        {
            lines.Add((logLevel, formatter(state, exception), exception));
        }
    }
}

public sealed class HeardLog<T> : HeardLog, ILogger<T>;
