using NUnit.Framework;
using Sherloc.Core.Storage;
using Shouldly;

namespace Sherloc.Ingestion.Tests;

public sealed class FailureGroupsTests
{
    [Test]
    public void Of_WhatDiffersInWhatItQuotes_IsOneGroup_TheLargestFirst()
    {
        var groups = FailureGroups.Of("cases",
        [
            Failure("The file is empty."),
            Failure("The key 'a' stands already in a.md, line 3."),
            Failure("The key 'b' stands already in a.md, line 12."),
        ]);

        groups.Select(g => (g.Reason, g.Failures.Count)).ShouldBe([("The key … stands already in a.md, line ….", 2), ("The file is empty.", 1)]);
        groups[0].Failures[1].Reason.ShouldContain("'b'");
    }

    [Test]
    public void OffendingLine_ShowsTheLine_AndNothingOutsideTheFolder()
    {
        var folder = Directory.CreateTempSubdirectory("sherloc-test-").FullName;
        try
        {
            var inner = Directory.CreateDirectory(Path.Combine(folder, "source")).FullName;
            File.WriteAllText(Path.Combine(inner, "a.md"), "first\n  second \r\n" + new string('x', 5_000) + "HERE\n");
            File.WriteAllText(Path.Combine(folder, "secret.md"), "secret\n");
            File.CreateSymbolicLink(Path.Combine(inner, "link.md"), Path.Combine(folder, "secret.md"));

            OffendingLine.Read(inner, Failure("x", "a.md", 2)).ShouldBe("second");
            OffendingLine.Read(inner, Failure("x", "a.md", 3)).ShouldBe(new string('x', 300));
            OffendingLine.Read(inner, Failure("x", "a.md", 3, 5_001)).ShouldNotBeNull().ShouldEndWith("xHERE");
            OffendingLine.Read(inner, Failure("x", "a.md", 9)).ShouldBeNull();
            OffendingLine.Read(inner, Failure("x", "a.md", 0)).ShouldBeNull();
            OffendingLine.Read(inner, Failure("x", "../secret.md", 1)).ShouldBeNull();
            OffendingLine.Read(inner, Failure("x", "link.md", 1)).ShouldBeNull();
            OffendingLine.Read([inner, folder], Failure("x", "secret.md", 1)).ShouldBe("secret");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("PK\u0003\u0004\u0014\0\nsecond")]
    [TestCase("%PDF-1.7\nsecond")]
    public void OffendingLine_OfAFileThatIsNoText_ShowsNothing(string content)
    {
        var folder = Directory.CreateTempSubdirectory("sherloc-test-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.bin"), content);

            OffendingLine.Read(folder, Failure("x", "a.bin", 2)).ShouldBeNull();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IngestFailure Failure(string reason, string file = "a.md", int line = 1, int column = 0) => new(file, line, "", reason, "Mend it.", null, column);
}
