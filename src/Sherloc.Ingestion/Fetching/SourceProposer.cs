using System.Globalization;
using Sherloc.Core.Records;
using Sherloc.Ingestion.Fetching.Guesses;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion.Fetching;

/// <summary>A source.yaml to begin with.</summary>
/// <param name="Name">For the folder.</param>
/// <param name="Yaml">Its text; switched off.</param>
/// <param name="Guess">What was found at the address, in words.</param>
public sealed record SourceProposal(string Name, string Yaml, string Guess);

/// <summary>There is nothing at the address that a source could be made of.</summary>
public sealed class NoSourceException(string reason, string remedy) : Exception(reason + " " + remedy);

/// <summary>Looks at an address once, and proposes how it could be a source.</summary>
public sealed class SourceProposer
{
    private const int Sampled = 12;
    private const long Largest = 256L * 1024 * 1024;
    private static readonly UnpackLimits Limits = new(100_000, 2048L * 1024 * 1024, 100, 8 * 1024 * 1024);
    private static readonly string[] Preferred = ["application/akn+xml", "application/xml", "text/html"];
    private readonly FetchTools tools;

    internal SourceProposer(FetchTools tools) => this.tools = tools;

    /// <summary>Throws <see cref="NoSourceException"/> where the address gives nothing that can be read here.</summary>
    public async Task<SourceProposal> ProposeAsync(Uri address, bool allowPrivate, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sherloc-look-");
        var rule = new FetchRule { AllowPrivate = allowPrivate };
        using var downloader = new Downloader(tools, rule);
        try
        {
            var file = await GetAsync(downloader, address, Path.Combine(folder.FullName, "a"), cancellationToken);
            var guess = FormatGuess.Of(file, address.AbsolutePath);
            return guess.IsArchive ? await OfArchiveAsync(address, rule, file, Path.Combine(folder.FullName, "unpacked"), cancellationToken)
                : guess.IsFeed ? await OfFeedAsync(downloader, address, rule, file, cancellationToken)
                : guess.Reader is { } reader ? Propose(address, guess, rule with { Addresses = [address.AbsoluteUri] }, "**/*", "a file for the reader " + reader.ToSlug())
                : throw Unknown();
        }
        catch (FetchTrouble trouble)
        {
            throw new NoSourceException(trouble.Message, trouble.Remedy);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> GetAsync(Downloader downloader, Uri address, string file, CancellationToken cancellationToken)
    {
        await downloader.GetAsync(new DownloadRequest(address, file, null, Largest, TimeSpan.FromMinutes(10)), cancellationToken);
        return file;
    }

    private static async Task<SourceProposal> OfArchiveAsync(Uri address, FetchRule rule, string file, string folder, CancellationToken cancellationToken)
    {
        await new ArchiveUnpacker(Limits, 0, _ => true).UnpackAsync(file, folder, cancellationToken);
        var found = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .GroupBy(f => Path.GetExtension(f).ToUpperInvariant()).OrderByDescending(g => g.Count())
            .Select(g => (Extension: Path.GetExtension(g.First()), Count: g.Count(), Guess: MostOf([.. g])))
            .FirstOrDefault(g => g.Guess.Reader is not null && g.Extension.Length > 1);
        var tops = Directory.GetFileSystemEntries(folder);
        return found.Guess?.Reader is not { } reader ? throw Unknown() : Propose(
            address,
            found.Guess,
            rule with { Archive = address.AbsoluteUri, SkipFolders = tops.Length == 1 && Directory.Exists(tops[0]) ? 1 : 0 },
            "**/*" + found.Extension,
            string.Create(CultureInfo.InvariantCulture, $"an archive with {found.Count} files {found.Extension} for the reader {reader.ToSlug()}"));
    }

    /// <summary>What most of some files are, taken from all over: the first of them are often read-me files and lists.</summary>
    private static FormatGuess MostOf(IReadOnlyList<string> files) =>
        Enumerable.Range(0, Math.Min(Sampled, files.Count))
            .Select(i => files[(int)((long)i * files.Count / Math.Min(Sampled, files.Count))])
            .Select(f => FormatGuess.Of(f, f))
            .GroupBy(g => (g.Reader, g.Kind, g.Country, g.Language))
            .OrderByDescending(g => g.Key.Reader is not null).ThenByDescending(g => g.Count())
            .First().First();

    private static async Task<SourceProposal> OfFeedAsync(Downloader downloader, Uri address, FetchRule rule, string file, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> types;
        await using (var stream = File.OpenRead(file))
        {
            types = FeedPage.Read(stream, address, null).LinkTypes;
        }

        string?[] wanted = [.. Preferred.Intersect(types), .. types, null];
        await using var again = File.OpenRead(file);
        var entry = FeedPage.Read(again, address, wanted[0]).Entries is [var first, ..] ? first : throw new NoSourceException("The feed has no entries.", "Try again when it has some.");
        if (!Redirects.Allows(address, entry.Address) && !Redirects.Allows(entry.Address, address))
        {
            throw new NoSourceException("The feed links to another host.", "Add an address of that host.");
        }

        var document = await GetAsync(downloader, entry.Address, file + "-entry", cancellationToken);
        var guess = FormatGuess.Of(document, entry.Address.AbsolutePath);
        return guess.Reader is not { } reader ? throw Unknown() : Propose(
            address, guess, rule with { Feed = address.AbsoluteUri, LinkType = wanted[0] }, "**/*", $"a feed of documents for the reader {reader.ToSlug()}");
    }

    private static SourceProposal Propose(Uri address, FormatGuess guess, FetchRule rule, string files, string words) => new(
        ProposalText.Name(address),
        ProposalText.Write(address, guess, rule, files),
        words + (guess.Words.Length > 0 ? $" ({guess.Words})" : "") + (guess.Mapping.Length > 0 ? "; its mapping is a proposal and has to be looked through" : ""));

    private static NoSourceException Unknown() => new(
        "What the address gives is in no format that is read here.",
        "There are readers for " + string.Join(", ", Slugs<ReaderKind>.All.Where(r => r != ReaderKind.Treaties.ToSlug())) + ".");
}
