using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using Shouldly;
using Sherloc.Web.Tests.Sites;

namespace Sherloc.Web.Tests.Resources;

/// <summary>
/// What the interface says stands in resource files, so that other languages can follow. That a text in use exists is the compiler's work:
/// every text is a property.
/// </summary>
public sealed partial class InterfaceTextsTests
{
    private static readonly string Folder = Path.Combine(Repository.WebProject, "Resources");

    private static readonly IReadOnlyList<string> Sources =
        [.. Directory.EnumerateFiles(Repository.WebProject, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];

    private static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.resx").Select(f => Path.GetFileNameWithoutExtension(f)).Where(f => !f.Contains('.', StringComparison.Ordinal));

    [TestCaseSource(nameof(Files))]
    public void Texts_OfAFile_AreFilledAndCanBeFormatted(string file)
    {
        var texts = Texts(file);
        texts.ShouldNotBeEmpty();
        texts.GroupBy(t => t.Key).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        foreach (var (key, text) in texts)
        {
            text.Trim().ShouldNotBeEmpty(key);
            CompositeFormat.Parse(text).MinimumArgumentCount.ShouldBeLessThanOrEqualTo(6, key);
        }
    }

    /// <summary>Terms are found by the value that they name, not one by one.</summary>
    private static IEnumerable<string> FilesNamedInCode => Files.Where(f => f != "Terms");

    [TestCaseSource(nameof(FilesNamedInCode))]
    public void Texts_OfAFile_AreAllInUse(string file)
    {
        var code = string.Concat(Sources.Select(File.ReadAllText));
        var used = Regex.Matches(code, $@"\b{file}\.(?<key>\w+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)).Select(m => m.Groups["key"].Value).ToHashSet();
        // A key with a line in it is put together from its beginning and a value.
        Texts(file).Select(t => t.Key).Where(k => !used.Contains(k) && !code.Contains($"\"{k.Split('_')[0]}_\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Test]
    public void Components_SayNothingOfTheirOwn()
    {
        var said = new List<string>();
        foreach (var file in Sources.Where(f => f.EndsWith(".razor", StringComparison.Ordinal) && !f.Contains("Gallery", StringComparison.Ordinal)))
        {
            var text = Comment().Replace(File.ReadAllText(file), "");
            var code = text.IndexOf("\n@code", StringComparison.Ordinal);
            var markup = code < 0 ? text : text[..code];
            said.AddRange(Words().Matches(markup).Concat(Attribute().Matches(markup)).Select(m => $"{Path.GetFileName(file)}: {m.Groups["text"].Value.Trim()}"));
        }

        Sources.Count.ShouldBeGreaterThan(50);
        said.ShouldBeEmpty();
    }

    private static List<(string Key, string Text)> Texts(string file) =>
        [.. XDocument.Load(Path.Combine(Folder, file + ".resx")).Root!.Elements("data").Select(d => (d.Attribute("name")!.Value, d.Element("value")!.Value))];

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    // Two words between tags, with nothing of Razor in them.
    [GeneratedRegex(@">(?<text>[^<>@{}=();]*[A-Za-z]{2,} +[a-z]{2,}[^<>@{}=();]*)<", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("(aria-label|title|placeholder|alt)=\"(?<text>[A-Za-z][^\"@]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
