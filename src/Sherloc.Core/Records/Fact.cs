using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Sherloc.Core.Records;

/// <summary>What is known of a fact. The states are never folded into one another: a facet, a table and a matrix show each differently.</summary>
public enum FactState
{
    /// <summary>The source does not say and nobody has looked it up.</summary>
    NotRecorded,

    /// <summary>There is a value.</summary>
    Known,

    /// <summary>Somebody looked: there is none, or the question does not apply.</summary>
    Absent,

    /// <summary>There is a value, and it is withheld. The value itself is not kept.</summary>
    Suppressed,
}

/// <summary>A value that may be known, not recorded, known to be absent, or withheld.</summary>
/// <remarks>In files: the value itself; nothing; <c>{state: absent}</c>; <c>{state: suppressed, reason: …}</c>.</remarks>
[JsonConverter(typeof(FactJsonConverter))]
public readonly record struct Fact<T>
    where T : notnull
{
    private Fact(FactState state, T? value, string? reason) => (State, Value, Reason) = (state, value, reason);

    public FactState State { get; }

    public T? Value { get; }

    /// <summary>Why the value is withheld; only with <see cref="FactState.Suppressed"/>.</summary>
    public string? Reason { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsKnown => State == FactState.Known;

    public static Fact<T> Known(T value) => new(FactState.Known, value, null);

    public static Fact<T> Absent() => new(FactState.Absent, default, null);

    public static Fact<T> Suppressed(string reason) => new(FactState.Suppressed, default, reason);

    /// <summary>The value, or <paramref name="fallback"/> where none is known.</summary>
    public T? Or(T? fallback) => IsKnown ? Value : fallback;

    public Fact<TResult> Map<TResult>(Func<T, TResult> map)
        where TResult : notnull => State switch
        {
            FactState.Known => Fact<TResult>.Known(map(Value!)),
            FactState.Absent => Fact<TResult>.Absent(),
            FactState.Suppressed => Fact<TResult>.Suppressed(Reason ?? ""),
            _ => default,
        };

    public static implicit operator Fact<T>(T value) => Known(value);
}
