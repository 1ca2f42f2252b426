using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Sherloc.Ingestion.Tests")]
[assembly: InternalsVisibleTo("Sherloc.Benchmarks")]
