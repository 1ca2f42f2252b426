using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Sherloc.Benchmarks")]
[assembly: InternalsVisibleTo("Sherloc.Data.Tests")]
