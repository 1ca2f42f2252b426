namespace Sherloc.Ingestion.Fetching;

/// <summary>Where a redirect may lead: within the host, and never from https back to http.</summary>
internal static class Redirects
{
    public static Uri Follow(Uri from, Uri location)
    {
        var to = new Uri(from, location);
        return Allows(from, to) ? to : throw new FetchTrouble(
            $"It redirects to another host, {to.GetLeftPart(UriPartial.Authority)}.",
            "If the publisher has moved, look at the new address and write it into source.yaml.");
    }

    /// <summary>The same host, or the same one over https.</summary>
    public static bool Allows(Uri from, Uri to) =>
        to.IdnHost == from.IdnHost && to.UserInfo.Length == 0
        && ((to.Scheme == from.Scheme && to.Port == from.Port) || (from.Scheme == Uri.UriSchemeHttp && to.Scheme == Uri.UriSchemeHttps && from.IsDefaultPort && to.IsDefaultPort));
}
