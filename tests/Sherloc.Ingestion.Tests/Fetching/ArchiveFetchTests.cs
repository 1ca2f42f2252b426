using System.Formats.Tar;
using NUnit.Framework;
using Sherloc.Ingestion.Fetching;
using Shouldly;

namespace Sherloc.Ingestion.Tests.Fetching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ArchiveFetchTests : IDisposable
{
    private readonly FetchSite site = new();

    public ArchiveFetchTests()
    {
        site.Rule = site.Rule with { Archive = site.Server.Address + "/laws", SkipFolders = 1 };
        site.Patterns = ["**/*.md"];
    }

    public void Dispose() => site.Dispose();

    [TestCase(true)]
    [TestCase(false)]
    public async Task Fetch_Archive_TakesTheWantedFilesWithoutTheOutermostFolder(bool zip)
    {
        (string, string)[] files = [("laws-main/lu/a.md", "A"), ("laws-main/lu/deep/b.md", "B"), ("laws-main/README.txt", "no"), ("laws-main/", "")];
        site.Server.On("/laws", zip ? TestArchives.Zip(files[..3]) : TestArchives.TarGz(files[..3]));

        var stock = await FetchAsync();

        stock.Failures.ShouldBeEmpty();
        stock.IsComplete.ShouldBeTrue();
        site.Files().ShouldBe(new Dictionary<string, string> { ["lu/a.md"] = "A", ["lu/deep/b.md"] = "B" }, ignoreOrder: true);
        Directory.EnumerateFileSystemEntries(Path.Combine(site.Store, "work")).ShouldBeEmpty();
    }

    [Test]
    public async Task Fetch_ArchiveChanged_ReplacesAllAndKeepsWhatWasIfAsked()
    {
        site.RetentionDays = 1;
        site.Server.On("/laws", TestArchives.Zip(("x/a.md", "A"), ("x/b.md", "B")));
        await FetchAsync();
        site.Server.On("/laws", TestArchives.Zip(("x/b.md", "B2"), ("x/c.md", "C")));

        (await FetchAsync()).Failures.ShouldBeEmpty();

        site.Files().Keys.ShouldBe(["b.md", "c.md"], ignoreOrder: true);
        Directory.GetFiles(Path.Combine(site.Store, "before"), "a.md", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Test]
    public async Task Fetch_ArchiveLostMostOfItsFiles_AlarmsAndKeepsThem()
    {
        site.Server.On("/laws", TestArchives.Zip(("x/a.md", "A"), ("x/b.md", "B"), ("x/c.md", "C")));
        await FetchAsync();
        site.Server.On("/laws", TestArchives.Zip(("x/a.md", new string('a', 500)), ("x/padding.txt", new string('.', 5000))));

        var stock = await FetchAsync();

        stock.Failures.ShouldHaveSingleItem().Reason.ShouldBe("There were 3 files to read, and now there are 1.");
        stock.IsComplete.ShouldBeFalse();
        site.Files().Count.ShouldBe(3);
    }

    [Test]
    public async Task Fetch_ServerGoneAfterwards_KeepsTheFiles()
    {
        site.Server.On("/laws", TestArchives.Zip(("x/a.md", "A")));
        await FetchAsync();
        site.Server.Answer("/laws", "404 Not Found");

        var stock = await FetchAsync();

        stock.Failures.ShouldHaveSingleItem().Field.ShouldBe("fetch.archive");
        stock.IsComplete.ShouldBeFalse();
        site.Files().Keys.ShouldBe(["a.md"]);
    }

    [Test]
    public async Task Fetch_ProcessDiedBetweenTheMoves_FindsTheFilesOfBefore()
    {
        site.Server.On("/laws", TestArchives.Zip(("x/a.md", "A")));
        await FetchAsync();
        Directory.Move(Path.Combine(site.Store, "files"), Path.Combine(site.Store, "leaving"));
        site.Server.Answer("/laws", "503 Service Unavailable");

        await FetchAsync();

        site.Files().Keys.ShouldBe(["a.md"]);
    }

    [TestCase("../outside.md")]
    [TestCase("x/../../outside.md")]
    [TestCase("/etc/outside.md")]
    [TestCase("x\\..\\..\\outside.md")]
    [TestCase("C:/outside.md")]
    public async Task Fetch_EntryThatLeadsOut_RefusesTheWhole(string name)
    {
        foreach (var archive in new[] { TestArchives.Zip(("x/a.md", "A"), (name, "O")), TestArchives.TarGz(("x/a.md", "A"), (name, "O")) })
        {
            site.Server.On("/laws", archive);

            (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldStartWith("The archive holds a file that leads out of its folder");

            site.Files().ShouldBeEmpty();
            Directory.GetFiles(site.Folder, "outside.md", SearchOption.AllDirectories).ShouldBeEmpty();
        }
    }

    [Test]
    public async Task Fetch_LinksAndDevices_AreListedAndNotMade()
    {
        site.Server.On("/laws", TestArchives.TarGz(tar =>
        {
            tar.WriteEntry(TestArchives.File("x/a.md", "A"));
            tar.WriteEntry(TestArchives.Link(TarEntryType.SymbolicLink, "x/passwd.md", "/etc/passwd"));
            tar.WriteEntry(TestArchives.Link(TarEntryType.HardLink, "x/hard.md", "x/a.md"));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "x/pipe.md"));
            tar.WriteEntry(TestArchives.Link(TarEntryType.SymbolicLink, "x/folder", "/tmp"));
            tar.WriteEntry(TestArchives.File("x/folder/b.md", "B"));
        }));

        var stock = await FetchAsync();

        stock.Failures.Select(f => f.File).ShouldBe(["passwd.md", "hard.md", "pipe.md"]);
        stock.Failures.ShouldAllBe(f => f.Reason == "This is a link or a device, and no file.");
        site.Files().ShouldBe(new Dictionary<string, string> { ["a.md"] = "A", ["folder/b.md"] = "B" }, ignoreOrder: true);
    }

    [Test]
    public async Task Fetch_ZipWithALink_IsListedAndNotMade()
    {
        site.Server.On("/laws", TestArchives.Zip(zip =>
        {
            var link = zip.CreateEntry("x/passwd.md");
            link.ExternalAttributes = unchecked((int)0xA1FF0000);
            using (var stream = link.Open())
            {
                stream.Write("/etc/passwd"u8);
            }

            using var file = zip.CreateEntry("x/a.md").Open();
            file.Write("A"u8);
        }));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().File.ShouldBe("passwd.md");

        site.Files().Keys.ShouldBe(["a.md"]);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Fetch_Bomb_IsRefusedAndLeavesNothing(bool zip)
    {
        var zeros = new string('0', 40_000_000);
        site.Server.On("/laws", zip ? TestArchives.Zip(("x/a.md", zeros)) : TestArchives.TarGz(("x/a.md", zeros)));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldBe("The archive grows without measure when it is unpacked.");

        Directory.EnumerateFileSystemEntries(Path.Combine(site.Store, "work")).ShouldBeEmpty();
        site.Files().ShouldBeEmpty();
    }

    [Test]
    public async Task Fetch_LargerThanAllowed_IsRefused()
    {
        site.Rule = site.Rule with { UnpackedMegabytes = 1 };
        site.Server.On("/laws", TestArchives.TarGz(("x/a.md", new string('a', 2_000_000))));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldBe("The archive holds more than 1 MB.");
    }

    [Test]
    public async Task Unpack_TooManyEntries_IsRefused()
    {
        var file = Path.Combine(site.Folder, "a.zip");
        await File.WriteAllBytesAsync(file, TestArchives.Zip(("a", ""), ("b", ""), ("c", "")));
        var unpacker = new ArchiveUnpacker(new UnpackLimits(2, 1000, 100, 1000), 0, _ => true);

        var trouble = await Should.ThrowAsync<FetchTrouble>(() => unpacker.UnpackAsync(file, Path.Combine(site.Folder, "out"), CancellationToken.None));

        trouble.Message.ShouldBe("The archive holds more than 2 entries.");
    }

    [TestCase('L', "17777777777\0", "The archive claims sizes that cannot be.")]
    [TestCase('x', "00010000000\0", "The archive claims sizes that cannot be.")]
    [TestCase('0', "9999999999x\0", "The archive claims sizes that cannot be.")]
    [TestCase('0', "00010000000\0", "The archive ends in the middle of a file.")]
    public async Task Fetch_TarThatClaimsTooMuch_IsRefusedWithoutRoomForIt(char type, string size, string reason)
    {
        site.Server.On("/laws", TestArchives.TarClaiming(type, size));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    [Test]
    public async Task Fetch_SameNameTwice_TakesTheFirst()
    {
        site.Server.On("/laws", TestArchives.Zip(("x/a.md", "first"), ("x/a.md", "second")));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldBe("The archive holds two files of this name.");

        site.Files()["a.md"].ShouldBe("first");
    }

    [Test]
    public async Task Fetch_NameTooLong_IsListedAndTheOthersAreTaken()
    {
        site.Server.On("/laws", TestArchives.TarGz(("x/" + new string('ن', 140) + ".md", "long"), ("x/a.md", "A")));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldContain("too long");

        site.Files().Keys.ShouldBe(["a.md"]);
    }

    [TestCase("<!DOCTYPE html><title>Sign in</title>", "no zip and no tar.gz")]
    [TestCase("PK\u0003\u0004 and then nothing of the kind", "The archive is damaged")]
    public async Task Fetch_NoArchive_SaysSo(string body, string reason)
    {
        site.Server.On("/laws", body);

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldContain(reason);
    }

    [Test]
    public async Task Fetch_CutOffArchive_KeepsTheFiles()
    {
        var whole = TestArchives.TarGz(("x/a.md", new string('a', 1000)), ("x/b.md", "B"));
        site.Server.On("/laws", whole);
        await FetchAsync();
        site.Server.On("/laws", whole[..^40]);

        (await FetchAsync()).Failures.Count.ShouldBe(1);

        site.Files().Count.ShouldBe(2);
    }

    [Test]
    public async Task Fetch_NothingThatIsWanted_SaysSo()
    {
        site.Server.On("/laws", TestArchives.Zip(("x/a.txt", "A")));

        (await FetchAsync()).Failures.ShouldHaveSingleItem().Reason.ShouldBe("The archive holds no file that 'files' asks for.");
    }

    private Task<SourceStock> FetchAsync() => site.FetchAsync(CancellationToken.None);
}
