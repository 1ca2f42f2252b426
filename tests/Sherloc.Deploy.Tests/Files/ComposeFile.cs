using Sherloc.Deploy.Tests.Running;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Sherloc.Deploy.Tests.Files;

/// <summary>What these tests look at in deploy/compose.yaml; references and merges are resolved.</summary>
internal sealed class ComposeFile
{
    public Dictionary<string, ComposeService> Services { get; set; } = [];

    public Dictionary<string, ComposeSecret> Secrets { get; set; } = [];

    public Dictionary<string, object> Volumes { get; set; } = [];

    public static ComposeFile Read() =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).IgnoreUnmatchedProperties().Build()
            .Deserialize<ComposeFile>(new MergingParser(new Parser(new StringReader(Checkout.ReadDeploy("compose.yaml")))));
}

internal sealed class ComposeService
{
    public string Image { get; set; } = "";

    public string? Restart { get; set; }

    public bool ReadOnly { get; set; }

    public string? User { get; set; }

    public Dictionary<string, string> Environment { get; set; } = [];

    public Dictionary<string, object>? Healthcheck { get; set; }

    public Dictionary<string, ComposeCondition> DependsOn { get; set; } = [];

    public List<string> Ports { get; set; } = [];

    public List<string> Volumes { get; set; } = [];

    public List<string> Secrets { get; set; } = [];

    public object? Networks { get; set; }
}

internal sealed class ComposeCondition
{
    public string Condition { get; set; } = "";
}

internal sealed class ComposeSecret
{
    public string File { get; set; } = "";
}
