using Sherloc.Deploy.Tests.Running;

namespace Sherloc.Deploy.Tests.Backup;

/// <summary>A data folder with the settings of an installation, and the programs that an operator runs over it.</summary>
internal sealed class Installation : IDisposable
{
    public Installation(params (string Name, string Value)[] settings)
    {
        Environment["SHERLOC"] = $"dotnet {Checkout.CommandLine}";
        Environment["Data__Folder"] = Path.Combine(Folder, "data");
        Environment["Ingest__Folder"] = Checkout.SmallIngest;
        foreach (var (name, value) in settings) Environment[name] = value;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("sherloc-backup-").FullName;

    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public Task<CommandResult> SherlocAsync(params string[] arguments) => Command.RunAsync("dotnet", [Checkout.CommandLine, .. arguments], Environment);

    public Task<CommandResult> BackupAsync(params string[] arguments) => Command.RunAsync("bash", [Checkout.Deploy("backup"), .. arguments], Environment);

    public Task<CommandResult> RestoreAsync(params string[] arguments) => Command.RunAsync("bash", [Checkout.Deploy("restore"), .. arguments], Environment);

    /// <summary>Everything that the API would answer to a search for everything: total, hits, facets with counts.</summary>
    public async Task<string> AnswerAsync() => (await SherlocAsync("search", "--json")).Good();

    /// <summary>Every record as it is stored.</summary>
    public async Task<string> ExportAsync() => (await SherlocAsync("export")).Good();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
