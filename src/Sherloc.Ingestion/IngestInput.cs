using Microsoft.Extensions.Options;
using Sherloc.Ingestion.Fetching;
using Sherloc.Ingestion.Sources;

namespace Sherloc.Ingestion;

/// <summary>Everything a run reads from.</summary>
/// <param name="Catalog">The sources.</param>
/// <param name="Vocabulary">What their records are checked against.</param>
/// <param name="Running">What is under way.</param>
/// <param name="Time">The clock.</param>
/// <param name="Supply">Fetches what lies elsewhere.</param>
/// <param name="Options">What the configuration says.</param>
public sealed record IngestInput(SourceCatalog Catalog, VocabularyFolder Vocabulary, RunningSources Running, TimeProvider Time, SourceSupply Supply, IOptions<IngestOptions> Options);
