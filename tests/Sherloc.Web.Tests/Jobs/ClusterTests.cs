using System.Globalization;
using System.Net;
using System.Text;
using Npgsql;
using NUnit.Framework;
using Sherloc.Testing.Servers;
using Sherloc.Web.Tests.Sites;
using Shouldly;

namespace Sherloc.Web.Tests.Jobs;

/// <summary>Two real web processes on one real PostgreSQL.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ClusterTests : IAsyncDisposable
{
    private const int Many = 6_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string ingest = Path.Combine(Directory.CreateTempSubdirectory("sherloc-cluster-").FullName, "ingest");
    private ServerDatabase database = null!;
    private Node[] nodes = [];

    [SetUp]
    public async Task StartAsync()
    {
        if (PostgresServer.ConnectionString is null)
        {
            Assert.Ignore(PostgresServer.Missing);
        }

        database = new ServerDatabase();
        Copy(Path.Combine(Repository.TestProject, "Golden", "ingest"), ingest);
        var source = Path.Combine(ingest, "sources", "made-records", "source.yaml");
        await File.WriteAllTextAsync(source, (await File.ReadAllTextAsync(source)).Replace("0 0 3 1 1 ?", "*/2 * * * * ?", StringComparison.Ordinal));

        // Both at once: they migrate, make the tables of the schedules and fill the same empty database.
        nodes = await Task.WhenAll(Node.StartAsync(ingest, database.ConnectionString), Node.StartAsync(ingest, database.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        database?.Dispose();
        Directory.Delete(Path.GetDirectoryName(ingest)!, recursive: true);
    }

    [Test]
    public async Task Processes_StartedTogether_RunEverySourceAndEveryFireOnce()
    {
        await UntilAsync("SELECT 'enough' FROM ingest_runs WHERE cause = 'schedule' HAVING count(*) >= 8");

        (await ListAsync("SELECT source || ' ' || state || coalesce(error, '') FROM ingest_runs WHERE cause = 'start' ORDER BY source"))
            .ShouldBe(["made-records completed", "made-treaties completed"]);
        (await ListAsync("SELECT due || ' ' || count(*) FROM ingest_runs WHERE cause = 'schedule' GROUP BY due HAVING count(*) > 1")).ShouldBeEmpty();
        (await ListAsync("SELECT a.id || ' ' || b.id FROM ingest_runs a JOIN ingest_runs b ON b.source = a.source AND b.id > a.id AND b.started < a.ended")).ShouldBeEmpty();
        (await ListAsync("SELECT instance_name FROM qrtz_scheduler_state")).Count.ShouldBe(2);
    }

    [Test]
    public async Task Process_KilledInARun_HasItTakenOverByTheOther()
    {
        WriteMany();
        await PressAsync(nodes[0].Address, "run", "many");
        var owner = await UntilAsync("SELECT owner FROM ingest_runs WHERE source = 'many' AND state = 'running' AND added BETWEEN 1 AND 4000");
        var victim = nodes.Single(n => n.Id.ToString(CultureInfo.InvariantCulture) == owner.Split('|')[1]);

        victim.Kill();

        await UntilAsync("SELECT id FROM ingest_runs WHERE source = 'many' AND cause = 'takeover' AND state = 'completed'");
        (await ListAsync("SELECT cause || ' ' || state || ' ' || coalesce(continues, 0) - lag(id, 1, 0) OVER (ORDER BY id) FROM ingest_runs WHERE source = 'many' ORDER BY id"))
            .ShouldBe(["page failed 0", "takeover completed 0"]);
        (await ListAsync("SELECT sum(added) FROM ingest_runs WHERE source = 'many'")).ShouldBe([Many.ToString(CultureInfo.InvariantCulture)]);
        (await ListAsync("SELECT count(*) || ' ' || max(revision) FROM records WHERE source = 'many'")).ShouldBe([$"{Many} 1"]);
    }

    /// <summary>The first value, as soon as there is one.</summary>
    private async Task<string> UntilAsync(string sql)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!limit.IsCancellationRequested)
        {
            if (await ListAsync(sql) is [var first, ..])
            {
                return first;
            }

            await Task.Delay(20, CancellationToken.None);
        }

        var runs = await ListAsync("SELECT id || ' ' || source || ' ' || cause || ' ' || state || ' ' || added || ' ' || owner || coalesce(error, '') FROM ingest_runs ORDER BY id DESC LIMIT 20");
        throw new TimeoutException($"Nothing came of: {sql}\n{string.Join('\n', runs)}\n{string.Join('\n', nodes.Select(n => n.Output))}");
    }

    private async Task<IReadOnlyList<string>> ListAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written out in the tests above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return rows;
    }

    private static async Task PressAsync(Uri site, string action, string source)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = site };
        var page = PageReading.Parse(await client.GetStringAsync(new Uri("/admin/ingestion", UriKind.Relative)));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull().GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("source", source)]);
        using var answer = await client.PostAsync(new Uri("/admin/ingestion/" + action, UriKind.Relative), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private void WriteMany()
    {
        var folder = Directory.CreateDirectory(Path.Combine(ingest, "sources", "many")).FullName;
        var text = new StringBuilder();
        for (var i = 0; i < Many; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""{"kind":"publication","key":"r{{i}}","title":[{"language":"en","text":"Report {{i}}"}],"country":"_irb","date":"2019-03","sources":[{"title":"A page","address":"https://example.org/{{i}}"}]}""").Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "all.jsonl"), text.ToString());
        File.WriteAllText(Path.Combine(folder, "source.yaml"), "name: many\ntitle: {en: Many}\nreader: jsonl\nkind: publication\nfiles: [\"*.jsonl\"]\n");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
