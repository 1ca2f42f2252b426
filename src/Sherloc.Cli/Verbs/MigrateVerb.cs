using System.CommandLine;

namespace Sherloc.Cli.Verbs;

/// <summary><c>sherloc migrate</c>.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var verb = new Command("migrate", "Bring the database to this program's version. Every other command does so as well.");
        verb.SetAction(async (_, cancellationToken) =>
        {
            await using var services = await CliHost.StartAsync(cancellationToken);
            Console.WriteLine("The database is up to date.");
            return ExitCodes.Good;
        });
        return verb;
    }
}
