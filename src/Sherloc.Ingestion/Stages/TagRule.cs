using Sherloc.Core.Taxonomy;

namespace Sherloc.Ingestion.Stages;

/// <summary>Where the tags of a rule go.</summary>
internal enum TagTarget
{
    Crime,
    Keyword,
    Article,
}

/// <summary>A rule of one language, its phrases turned into numbers of a <see cref="PhraseTable"/>.</summary>
/// <param name="When">The crime type that the record must carry, or null.</param>
/// <param name="By">Name of the rule in the tags it makes.</param>
internal sealed record TagRule(TagTarget Target, string Value, string? When, string By, TagSign[] Signs);

/// <summary>A sign: the list of its phrases, its conditions, and how often it is right.</summary>
internal sealed record TagSign(int Any, TagWindow? Near, TagWindow? Unless, TagWindow? Negation, double Confidence);

/// <summary>A list of phrases within a number of terms.</summary>
internal sealed record TagWindow(int List, int Within)
{
    public static TagWindow? Of(WordsNear? near, Func<IReadOnlyList<string>, int> add) => near is null ? null : new TagWindow(add(near.Any), near.Within);
}
