using System.CommandLine;
using Sherloc.Cli.Verbs;

var root = new RootCommand("Sherloc: legislation and case law on transnational organized crime.")
{
    CheckVerb.Create(),
};
return await root.Parse(args).InvokeAsync();
