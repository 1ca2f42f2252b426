using System.CommandLine;
using Sherloc.Cli;
using Sherloc.Cli.Verbs;

var root = new RootCommand("Sherloc: legislation and case law on transnational organized crime.")
{
    IngestVerb.Create(),
    CheckVerb.Create(),
    SourcesVerb.Create(),
    SearchVerb.Create(),
    IndexVerb.Create(),
    ExportVerb.Create(),
    CiteVerb.Create(),
    MigrateVerb.Create(),
    BackupVerb.Create(),
    BackupVerb.CreateRestore(),
    HealthVerb.Create(),
};
return await CliHost.InvokeAsync(root, args);
