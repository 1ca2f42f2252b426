using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Sherloc.Ingestion.Tests")]
