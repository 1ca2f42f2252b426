using Sherloc.Web.Components;
using Sherloc.Web.Features.Feeds;
using Sherloc.Web.Features.Health;
using Sherloc.Web.Features.Ingestion;
using Sherloc.Web.Features.Linkage;
using Sherloc.Web.Features.Records;
using Sherloc.Web.Features.Search;
using Sherloc.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);

// Once more behind appsettings.json, which has a default address: ASPNETCORE_URLS and --urls win over it.
builder.Configuration.AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args);

// The map of static web assets is read in every environment, so that `dotnet run` serves them from the build as Development does.
// Served as they were built, compressed and cached for good: without the setting a build serves them "live", gzip in name only.
builder.WebHost.UseStaticWebAssets();
builder.WebHost.UseSetting("ReloadStaticAssetsAtRuntime", "false");
builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
builder.AddKnowledgeBase();
builder.AddAdministration();
builder.Services.AddTrustedProxies(builder.Configuration);
builder.Services.AddProtectionKeys(builder.Configuration);
builder.Services.AddPages();
builder.Services.AddCompression();
builder.Services.AddInterfaceLanguages();
builder.Services.AddOpenApi();

var app = builder.Build();
if (!app.HasGoodSettings()) return 1;

app.UseTrustedProxies();
app.UseFailureAnswers();
app.UseTransportRules();
app.UseAdministration("/admin");
app.UseRequestLocalization();
app.UseAntiforgery();

app.MapStaticAssets();
app.MapInterfaceLanguage();
app.MapHealth();
app.MapOpenApi("/openapi/{documentName}.json");
app.MapSearchApi();
app.MapRecordsApi();
app.MapLinkageApi();
app.MapFeeds();
app.MapIngestionActions();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

return await app.RunToEndAsync();
