namespace Sherloc.Core.Search.Queries;

internal enum QueryTokenKind
{
    Text,
    Quoted,
    Field,
    Open,
    Close,
    Or,
    And,
    Not,
    End,
}

/// <summary>A piece of the query as typed; <paramref name="Start"/> and <paramref name="End"/> enclose its text without quotation marks.</summary>
internal readonly record struct QueryToken(QueryTokenKind Kind, int Start, int End)
{
    public string In(string query) => query[Start..End];
}
