using System.Text.RegularExpressions;

namespace Sherloc.Ingestion.Sources;

/// <summary>Switches a source on or off in the text of its source.yaml, and leaves everything else of it as people wrote it.</summary>
public static partial class SourceSwitch
{
    public static string Set(string yaml, bool enabled)
    {
        var line = enabled ? "enabled: true" : "enabled: false";
        return Enabled().IsMatch(yaml) ? Enabled().Replace(yaml, line, 1)
            : Name().IsMatch(yaml) ? Name().Replace(yaml, m => m.Value + "\n" + line, 1)
            : line + "\n" + yaml;
    }

    [GeneratedRegex(@"^enabled[ \t]*:[^\r\n#]*?(?=[ \t]*(#|\r?$))", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Enabled();

    [GeneratedRegex(@"^name[ \t]*:[^\r\n]*", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Name();
}
