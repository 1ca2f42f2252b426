using Sherloc.Web.Components;
using Sherloc.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);

// The map of static web assets is read in every environment, so that `dotnet run` serves them from the build as Development does.
builder.WebHost.UseStaticWebAssets();
builder.Services.AddPages();
builder.Services.AddCompression();
builder.Services.AddInterfaceLanguages();

var app = builder.Build();

app.UseFailureAnswers();
app.UseTransportRules();
app.UseRequestLocalization();
app.UseAntiforgery();

app.MapStaticAssets();
app.MapInterfaceLanguage();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

await app.RunAsync();
