using NUnit.Framework;
using Sherloc.Deploy.Tests.Running;
using Shouldly;

namespace Sherloc.Deploy.Tests.Files;

/// <summary>deploy/compose.yaml: what holds together in it, and whether the program that reads it accepts it.</summary>
public sealed class ComposeFileTests
{
    private readonly ComposeFile compose = ComposeFile.Read();

    [Test]
    public void Service_ThatStaysUp_HasAHealthCheckAndAPinnedImage()
    {
        var lasting = compose.Services.Where(s => s.Value.Restart is not null).ToDictionary();

        lasting.Keys.ShouldBe(["proxy", "web1", "web2", "postgres", "elasticsearch"]);
        lasting.Values.ShouldAllBe(s => s.Healthcheck != null && s.Healthcheck.ContainsKey("test"));
        compose.Services.Values.Select(s => s.Image).Where(i => !i.StartsWith("sherloc:", StringComparison.Ordinal)).ShouldAllBe(i => char.IsDigit(i[i.IndexOf(':') + 1]));
    }

    [Test]
    public void Order_OfTheStart_IsServersThenMigrationThenOneWebProcessThenTheOther()
    {
        Waits("migrate").ShouldBe(["postgres service_healthy"]);
        Waits("account").ShouldBe(["elasticsearch service_healthy"]);
        Waits("web1").ShouldBe(["account service_completed_successfully", "migrate service_completed_successfully"]);
        Waits("web2").ShouldBe(["web1 service_healthy"]);
        Waits("proxy").ShouldBe(["web1 service_healthy", "web2 service_healthy"]);

        IEnumerable<string> Waits(string service) => compose.Services[service].DependsOn.Select(d => $"{d.Key} {d.Value.Condition}").Order(StringComparer.Ordinal);
    }

    [Test]
    public void Ports_OpenToOthers_AreTheProxysAlone()
    {
        var published = compose.Services.SelectMany(s => s.Value.Ports.Select(p => (s.Key, Port: p))).ToList();

        published.Select(p => p.Key).ShouldBe(["proxy", "web1"], ignoreOrder: true);
        published.Single(p => p.Key == "web1").Port.ShouldStartWith("127.0.0.1:");
    }

    [Test]
    public void WebProcesses_BothOfThem_ShareKeysAndBelieveTheProxyAlone()
    {
        foreach (var web in new[] { compose.Services["web1"], compose.Services["web2"] })
        {
            web.ReadOnly.ShouldBeTrue();
            web.Volumes.ShouldContain("shared:/data");
            web.Environment["Keys__Folder"].ShouldStartWith("/data/");
            var address = ((Dictionary<object, object>)((Dictionary<object, object>)compose.Services["proxy"].Networks!)["front"])["ipv4_address"];
            web.Environment["Proxy__Addresses"].ShouldBe(address);
        }
    }

    [Test]
    public void Upstreams_OfTheProxy_AreTheWebServices()
    {
        var named = Checkout.ReadDeploy("nginx", "upstreams.conf").Split('\n')
            .Where(l => l.TrimStart().StartsWith("server ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ', ':')[1]).Distinct();

        named.ShouldBe(["web1", "web2"], ignoreOrder: true);
        compose.Services.Keys.ShouldContain("web1");
    }

    [Test]
    public void Files_Mounted_Exist()
    {
        var mounted = compose.Services.SelectMany(s => s.Value.Volumes).Select(v => v.Split(':')[0]).ToList();

        mounted.Where(v => v.StartsWith("./", StringComparison.Ordinal)).ShouldAllBe(v => File.Exists(Checkout.Deploy(v)));
        mounted.Where(v => !v.StartsWith("./", StringComparison.Ordinal)).Distinct().ShouldBe(compose.Volumes.Keys, ignoreOrder: true);
    }

    [Test]
    public async Task Secrets_OfTheServices_AreMadeByPrepareAndStay()
    {
        var folder = Directory.CreateTempSubdirectory("sherloc-prepare-").FullName;
        try
        {
            File.Copy(Checkout.Deploy("prepare"), Path.Combine(folder, "prepare"));
            (await Command.RunAsync("bash", [Path.Combine(folder, "prepare")])).Good();
            var made = Directory.GetFiles(Path.Combine(folder, "secrets")).ToDictionary(f => "./secrets/" + Path.GetFileName(f), File.ReadAllText);
            (await Command.RunAsync("bash", [Path.Combine(folder, "prepare")])).Good();

            made.Keys.ShouldBe(compose.Secrets.Values.Select(s => s.File), ignoreOrder: true);
            made.Values.Distinct().Count().ShouldBe(made.Count);
            made.Values.ShouldAllBe(p => p.Length >= 32);
            made.ShouldAllBe(m => File.ReadAllText(Path.Combine(folder, m.Key)) == m.Value);
            compose.Services.SelectMany(s => s.Value.Secrets).Distinct().ShouldBe(compose.Secrets.Keys, ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>As the program itself reads it: the plugin of Docker, or the older program, which does not know the line with the name.</summary>
    [Test]
    public async Task File_AsComposeReadsIt_IsAccepted()
    {
        var folder = Directory.CreateTempSubdirectory("sherloc-compose-").FullName;
        try
        {
            foreach (var secret in compose.Secrets.Values)
            {
                Directory.CreateDirectory(Path.Combine(folder, "secrets"));
                await File.WriteAllTextAsync(Path.Combine(folder, secret.File), "x");
            }

            var file = Path.Combine(folder, "compose.yaml");
            var text = Checkout.ReadDeploy("compose.yaml");
            var plugin = Command.Exists("docker") && (await Command.RunAsync("docker", ["compose", "version"])).Code == 0;
            if (!plugin && !Command.Exists("docker-compose"))
            {
                Assert.Ignore("Neither 'docker compose' nor docker-compose is installed: the compose file was not read by it (on Debian: sudo apt-get install docker-compose).");
            }

            await File.WriteAllTextAsync(file, plugin ? text : text.Replace("\nname: sherloc\n", "\n", StringComparison.Ordinal));
            string[] arguments = [.. plugin ? ["compose"] : Array.Empty<string>(), "-f", file, "--profile", "administration", "config", "--quiet"];
            (await Command.RunAsync(plugin ? "docker" : "docker-compose", arguments)).Good();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
