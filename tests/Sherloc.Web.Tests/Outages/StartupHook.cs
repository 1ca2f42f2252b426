using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sherloc.Core.Search;
using Sherloc.Web.Outages;
using Sherloc.Web.Tests.Outages;

/// <summary>
/// Run by the runtime inside a site under test before its own program begins (DOTNET_STARTUP_HOOKS): puts a switch in front of the index
/// that the site has configured, between it and the watch.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for this name, without a namespace.")]
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for this name, without a namespace.")]
internal static class StartupHook
{
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Hosts());

    private sealed class Hosts : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder builder }) builder.ConfigureServices((_, services) => Switch(services));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error) => throw error;

        private static void Switch(IServiceCollection services)
        {
            var configured = services.Single(s => s.ServiceType == typeof(ISearchIndex) && WatchedIndex.Engine.Equals(s.ServiceKey));
            services.Remove(configured);
            services.AddKeyedSingleton<ISearchIndex>(WatchedIndex.Engine, (provider, key) => new SwitchedIndex((ISearchIndex)configured.KeyedImplementationFactory!(provider, key)));
        }
    }
}
