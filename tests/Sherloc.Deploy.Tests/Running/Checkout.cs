using System.Net;
using System.Net.Sockets;
using Sherloc.Testing;

namespace Sherloc.Deploy.Tests.Running;

/// <summary>The checkout that the tests were built from, and the programs that were built with them.</summary>
internal static class Checkout
{
    public static string Root => SourceTree.Root;

    public static string WebProject => Path.Combine(Root, "src", "Sherloc.Web");

    public static string WebHost => Path.Combine(WebProject, "bin", Configuration, "net10.0", "Sherloc.Web.dll");

    public static string CommandLine => Path.Combine(Root, "src", "Sherloc.Cli", "bin", Configuration, "net10.0", "sherloc.dll");

    /// <summary>A vocabulary of a few words and a record of each kind.</summary>
    public static string SmallIngest => Path.Combine(Root, "tests", "Sherloc.Web.Tests", "Golden", "ingest");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    public static string Deploy(params string[] path) => Path.Combine([Root, "deploy", .. path]);

    public static string ReadDeploy(params string[] path) => File.ReadAllText(Deploy(path));

    /// <summary>A port that nobody listens at now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
