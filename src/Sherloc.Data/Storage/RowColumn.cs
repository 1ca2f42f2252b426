using System.Reflection;

namespace Sherloc.Data.Storage;

/// <summary>A property of a row that is written: its name in the statement, its type, and its value in each row.</summary>
internal sealed record RowColumn<T>(string Name, Type Type, Func<T, object?> Value)
{
    public static IReadOnlyList<RowColumn<T>> All { get; } =
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => new RowColumn<T>(p.Name, p.PropertyType, row => p.GetValue(row)))];
}
