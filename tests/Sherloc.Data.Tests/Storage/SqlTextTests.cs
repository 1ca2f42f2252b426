using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using Sherloc.Testing;
using Shouldly;

namespace Sherloc.Data.Tests.Storage;

/// <summary>
/// What stands in SQL besides its own words. A value goes in as a parameter (<c>@name</c>), never as text: what is new here is read first, and
/// added only where it is a constant, a name or an order of ours.
/// </summary>
public sealed partial class SqlTextTests
{
    private static readonly string[] Known =
    [
        """AbandonedRuns: (source is null ? "" : " AND source = @source")""",
        "AbandonedRuns: RunRow.Columns",
        "CopiedTable: SqlDialect.RowsPlace",
        "CopiedTable: name",
        "CopiedTable: order",
        """CopiedTable: string.Join(", ", columns.Select(c => "r." + c.Name))""",
        """CopiedTable: string.Join(", ", columns.Select(c => $"{ColumnOf(c.Name)} AS {c.Name}"))""",
        """CopiedTable: string.Join(", ", columns.Select(c => ColumnOf(c.Name)))""",
        "FtsLayout: Tokenizer",
        "FtsLayout: Version",
        "FtsWriter: CultureInfo.InvariantCulture",
        "FtsWriter: pages",
        "Generation: FtsFile.Durable",
        """IndexQueue: (id is null ? "" : " AND id = @id")""",
        "IndexQueue: Free",
        "IndexQueue: dialect.SkipLocked",
        """IndexQueue: dialect.StringsOf("@ids")""",
        "PostgresDialect: parameter",
        "PostgresDialect: table",
        "RecordStore: PageSize",
        "RecordStore: RecordRow.Columns",
        """RecordStore: dialect.StringsOf("@ids")""",
        "RecordStore: newest.Count",
        """RecordStore: string.Join(" UNION ALL ", newest)""",
        """RecordWriter: dialect.StringsOf("@ids")""",
        "RunStore: CountColumns",
        "RunStore: RunRow.Columns",
        "RunStore: rest",
        "SqliteDialect: parameter",
        """SqliteDialect: string.Join(", ", RowColumn<T>.All.Select(c => $"@{c.Name} AS {c.Name}"))""",
    ];

    [Test]
    public void Text_OfEveryStatement_TakesNothingButWhatWasRead() =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Taken(File.ReadAllText(f)).Select(taken => $"{Path.GetFileNameWithoutExtension(f)}: {taken}"))
            .Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Known);

    [TestCase("connection.Execute($\"DELETE FROM records WHERE id = '{id}'\");", "id")]
    [TestCase("connection.Execute(\"DELETE FROM records WHERE id = '\" + id + \"'\");", "id")]
    [TestCase("connection.Execute($\"\"\"\n  SELECT {columns}\n  FROM records\n  \"\"\" + order);", "columns", "order")]
    [TestCase("connection.Execute(string.Format(\"SELECT * FROM {0}\", table));", "table")]
    [TestCase("connection.Execute(\"DELETE FROM records WHERE id = @id\", new { id });")]
    [TestCase("log.Say($\"Select {count} records\");")]
    public void Taken_OfAStatement_IsWhatIsNoTextOfItsOwn(string statement, params string[] taken) => Taken(statement).ShouldBe(taken);

    /// <summary>What is put into texts that are SQL: by interpolation, by a plus, by a method of <c>string</c>.</summary>
    private static IEnumerable<string> Taken(string code) =>
        CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes()
            .Where(n => n is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && Sql().IsMatch(n.ToString()))
            .SelectMany(text => Holes(text).Concat(Beside(text)))
            .Select(n => Spaces().Replace(n.ToString(), " "));

    private static IEnumerable<SyntaxNode> Holes(SyntaxNode text) =>
        text.ChildNodes().OfType<InterpolationSyntax>().Select(i => i.Expression);

    private static IEnumerable<SyntaxNode> Beside(SyntaxNode text)
    {
        for (var (node, parent) = (text, text.Parent); parent is not null; (node, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                    var other = sum.Left == node ? sum.Right : sum.Left;
                    if (other is not LiteralExpressionSyntax)
                    {
                        yield return other;
                    }

                    break;
                case ArgumentSyntax or ArgumentListSyntax or ParenthesizedExpressionSyntax:
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: PredefinedTypeSyntax } } made:
                    foreach (var argument in made.ArgumentList.Arguments.Where(a => !a.Contains(text)))
                    {
                        yield return argument.Expression;
                    }

                    yield break;
                default:
                    yield break;
            }
        }
    }

    [GeneratedRegex(@"\b(?:SELECT|INSERT INTO|INSERT OR|UPDATE|DELETE FROM|CREATE|ALTER|DROP|WHERE|FROM|ORDER BY|PRAGMA|COPY|JOIN|VALUES|SET)\b", RegexOptions.None, 1000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
