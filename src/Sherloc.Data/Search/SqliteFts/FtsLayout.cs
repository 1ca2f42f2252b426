namespace Sherloc.Data.Search.SqliteFts;

/// <summary>The tables of an index file. Two full-text tables, because ranking wants many short lists and phrases want positions.</summary>
/// <remarks>
/// <c>terms</c> holds every distinct token of a document once, with its weight as its first letter (<see cref="TermLevels"/>):
/// reading a list of rowids is all that ranking needs. <c>words</c> holds exact forms with positions, for phrases and the court's name.
/// Both are contentless; what is shown comes from <c>bodies</c>. A deleted document keeps its row in <c>docs</c>, so that a late
/// write is recognised.
/// </remarks>
internal static class FtsLayout
{
    /// <summary>Raised whenever a file of before cannot be read any more.</summary>
    public const int Version = 4;

    /// <summary>Stands between texts that no phrase may span; no exact form contains it.</summary>
    public const string Gap = "~";

    /// <summary>Every ASCII sign is part of a token; what is not ASCII is so anyway.</summary>
    private const string Tokenizer = """
        ascii tokenchars '!""#$%&''''()*+,-./:;<=>?@[\]^_`{|}~'
        """;

    public static readonly string Create = $"""
        PRAGMA user_version = {Version};
        CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO meta VALUES ('complete', 0), ('version', 0);
        CREATE TABLE docs (
            slot INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL, live INTEGER NOT NULL, columns BLOB,
            changed INTEGER NOT NULL);
        CREATE INDEX docs_changed ON docs (changed);
        CREATE TABLE bodies (slot INTEGER PRIMARY KEY, card BLOB NOT NULL, texts BLOB NOT NULL, tokens BLOB NOT NULL);
        CREATE VIRTUAL TABLE terms USING fts5(
            t, content='', contentless_delete=1, detail=none, tokenize="{Tokenizer}");
        CREATE VIRTUAL TABLE words USING fts5(
            title, text, court, content='', contentless_delete=1, tokenize="{Tokenizer}");
        CREATE VIRTUAL TABLE vocabulary USING fts5vocab('terms', 'row');
        """;
}
