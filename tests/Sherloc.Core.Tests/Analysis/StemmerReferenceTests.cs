using System.Globalization;
using NUnit.Framework;
using Sherloc.Core.Analysis;
using Shouldly;

namespace Sherloc.Core.Tests.Analysis;

/// <summary>Our stemmers against thousands of stems of the reference implementation.</summary>
public sealed class StemmerReferenceTests
{
    [TestCaseSource(typeof(Stemmer), nameof(Stemmer.Languages))]
    public void Stem_ReferenceWords_AgreeIn99Percent(string language)
    {
        var folder = Environment.GetEnvironmentVariable("SHERLOC_TEST_ANALYSIS");
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Ignore("SHERLOC_TEST_ANALYSIS is not set: it names a folder with stems.LANG.tsv (word, tab, stem of libstemmer).");
        }

        var pairs = File.ReadLines(Path.Combine(folder, $"stems.{language}.tsv")).Select(line => line.Split('\t')).ToList();
        var different = pairs
            .Select(pair => (Word: pair[0], Theirs: pair[1], Ours: Stemmer.Stem(pair[0], language)))
            .Where(pair => pair.Theirs != pair.Ours)
            .ToList();

        var agreement = 100.0 * (pairs.Count - different.Count) / pairs.Count;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language}: {agreement:0.00} % of {pairs.Count} stems agree"));
        foreach (var (word, theirs, ours) in different.Take(20)) TestContext.Out.WriteLine($"  {word}: {theirs}, ours {ours}");
        // Who looks for few words passes over those that begin otherwise.
        pairs.Select(pair => TextAnalyzer.Analyze(pair[0], language)).Where(terms => terms.Count == 1 && char.IsAscii(terms[0].Exact[0]))
            .ShouldAllBe(terms => terms[0].Stem![0] == terms[0].Exact[0]);
        pairs.Count.ShouldBeGreaterThan(3_000);
        agreement.ShouldBeGreaterThanOrEqualTo(99);
    }
}
