using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Sherloc.Ingestion.Fetching;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc sources add ADDRESS</c>: looks what is there, and writes a source.yaml to go on with.</summary>
internal static class SourceAddVerb
{
    public static Command Create()
    {
        var address = new Argument<string>("address") { Description = "Of a document, an archive or a feed, http or https." };
        var allow = new Option<bool>("--allow-private") { Description = "The host may be one of this machine or of its network." };
        var verb = new Command("add", "Look at an address, guess its format, and write a source.yaml for it, switched off.") { address, allow };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (!Uri.TryCreate(parsed.GetValue(address), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            {
                await Console.Error.WriteLineAsync($"'{parsed.GetValue(address)}' is not a web address. Write one that begins with https:// or http://, without a user name.");
                return ExitCodes.Failed;
            }

            await using var services = await CliHost.StartAsync(cancellationToken);
            try
            {
                var proposal = await services.GetRequiredService<SourceProposer>().ProposeAsync(uri, parsed.GetValue(allow), cancellationToken);
                var folder = Path.Combine(services.GetRequiredService<IngestFolder>().Sources, proposal.Name);
                var file = Path.Combine(folder, SourceCatalog.FileName);
                if (Directory.Exists(folder))
                {
                    await Console.Error.WriteLineAsync($"There is a folder {folder} already; nothing was written.");
                    return ExitCodes.Failed;
                }

                Directory.CreateDirectory(folder);
                await File.WriteAllTextAsync(file, proposal.Yaml, cancellationToken);
                Console.WriteLine($"{proposal.Name}: {proposal.Guess}");
                Console.WriteLine($"Go on in {file}: title, publisher, licence, rights{(proposal.Yaml.Contains("\nmapping:\n", StringComparison.Ordinal) ? ", kind and mapping" : "")}. Then: sherloc sources check {proposal.Name} --fetch; sherloc sources enable {proposal.Name}");
                return ExitCodes.Good;
            }
            catch (NoSourceException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
                return ExitCodes.Failed;
            }
        });
        return verb;
    }
}
