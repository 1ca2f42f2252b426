using Sherloc.Data;
using Sherloc.Ingestion;
using Sherloc.Web.Features.Collection;
using Sherloc.Web.Features.Ingestion;
using Sherloc.Web.Features.Records;
using Sherloc.Web.Jobs;
using Sherloc.Web.Outages;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Hosting;

/// <summary>Store, index, vocabulary, ingestion and its schedules.</summary>
public static class KnowledgeBase
{
    public static void AddKnowledgeBase(this WebApplicationBuilder builder)
    {
        builder.Configuration.AnchorFolders();
        builder.Services.AddSherlocData(builder.Configuration);
        builder.Services.AddWatchedIndex();
        builder.Services.AddSherlocIngestion(builder.Configuration);
        builder.Services.AddSingleton<FacetLabels>();
        builder.Services.AddSingleton<TypedReferences>();
        builder.Services.AddSingleton<CollectionFacts>();
        builder.Services.AddSingleton<Citing>();
        builder.Services.AddSingleton<IngestionReport>();
        builder.Services.AddSingleton<RunsUnderWay>();
        builder.Services.AddIngestJobs(builder.Configuration);
    }
}
