namespace Sherloc.Web.Rendering;

/// <summary>Where a reader may be sent to. A browser follows other addresses as well, and <c>javascript:</c> would run on this site.</summary>
public static class WebAddress
{
    /// <summary>The address of a page on the web; null where the text is anything else.</summary>
    public static Uri? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
