using Sherloc.Core.Records;
using Sherloc.Core.Storage;

namespace Sherloc.Data.Tests.Storage;

/// <summary>Records to store.</summary>
internal static class Samples
{
    public const string Source = "starter";

    public static readonly CancellationToken None = CancellationToken.None;

    public static CaseSummary Case(string key, string title = "State v. A.B.", string source = Source) => new()
    {
        Id = RecordId.From(source, key),
        Source = source,
        Key = key,
        Slug = "state-v-a-b",
        Titles = [new LocalText { Language = "en", Text = title }],
    };

    public static LegislationProvision Provision(string key) => new()
    {
        Id = RecordId.From(Source, key),
        Source = Source,
        Key = key,
        Titles = [new LocalText { Language = "fr", Text = "Blanchiment" }],
        Law = new Law { Titles = [new LocalText { Language = "fr", Text = "Code pénal" }] },
        Number = "art. 324-1",
    };

    public static RecordChange.Save Save(Record record, string hash = "h1", string file = "records/a.md", int line = 1) =>
        new(record, new RecordOrigin(file, line, hash));

    public static RecordId Id(string key) => RecordId.From(Source, key);
}
