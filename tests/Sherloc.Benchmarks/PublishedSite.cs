using System.Diagnostics;

namespace Sherloc.Benchmarks;

/// <summary>The site as <c>deploy/README.md</c> publishes it.</summary>
internal static class PublishedSite
{
    public static async Task MakeAsync(string folder, CancellationToken cancellationToken)
    {
        Progress.Say("Publishing the site ...");
        // Nothing of the build stays behind to take a core from what is measured.
        string[] arguments = ["publish", Repository.WebProject, "--configuration", "Release", "--output", folder, "-p:UseSharedCompilation=false", "-nodeReuse:false", "-v:quiet"];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await publish.StandardOutput.ReadToEndAsync(cancellationToken);
        await publish.WaitForExitAsync(cancellationToken);
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The site could not be published:\n" + said);
        }
    }
}
