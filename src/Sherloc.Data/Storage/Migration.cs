using System.Globalization;
using System.Reflection;

namespace Sherloc.Data.Storage;

/// <summary>A numbered step of the database's layout: <c>0001_records.sql</c>.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>Those embedded beside a type of this project, in the order of their numbers.</summary>
    public static IReadOnlyList<Migration> BesideType(Type type)
    {
        var prefix = type.Namespace + ".";
        return
        [
            .. type.Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Select(name => Read(type.Assembly, name, name[prefix.Length..^".sql".Length]))
                .OrderBy(m => m.Number),
        ];
    }

    private static Migration Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Migration(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
