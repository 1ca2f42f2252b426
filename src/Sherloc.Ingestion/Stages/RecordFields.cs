using System.Collections.Concurrent;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Stages;

/// <summary>The fields of a kind of record by their names in files.</summary>
internal static class RecordFields
{
    /// <summary>What says where a record comes from and how it is kept is no fact about its subject.</summary>
    private static readonly string[] Housekeeping = ["id", "source", "key", "kind", "sources", "rights", "note"];

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> Known = new();

    public static IReadOnlyList<string> Of(Type kind) => Known.GetOrAdd(
        kind, static k => [.. RecordJson.Options.GetTypeInfo(k).Properties.Select(p => p.Name).Where(n => !Housekeeping.Contains(n))]);

    /// <summary>Those that the record says something in.</summary>
    public static IEnumerable<string> Filled(Record record) => RecordJson.Options.GetTypeInfo(record.GetType()).Properties
        .Where(p => !Housekeeping.Contains(p.Name) && p.Get is not null && !IsEmpty(p.Get(record)))
        .Select(p => p.Name);

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        System.Collections.ICollection items => items.Count == 0,
        _ => value.Equals(value.GetType().IsValueType ? Activator.CreateInstance(value.GetType()) : null),
    };
}
