using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Sherloc.Data.Tests")]
