using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Sherloc.Data.Search.Elasticsearch.Transport;

/// <summary>Connections to the nodes: kept alive, and sure of whom they talk to.</summary>
internal static class NodeHandler
{
    public static SocketsHttpHandler Create(SearchOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(2),
            // A name that comes to mean another machine is noticed.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            // The handler's own decompression would ask every node for gzip, also one on this machine.
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        if (options.CertificateAuthority.Length > 0)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(options.CertificateAuthority);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsOf(authorities, certificate, errors);
        }

        return handler;
    }

    /// <summary>Signed by one of these authorities, for the name that was asked for.</summary>
    private static bool IsOf(X509Certificate2Collection authorities, X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is not X509Certificate2 shown || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(shown);
    }
}
