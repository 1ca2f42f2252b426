namespace Sherloc.Web.Parts;

/// <summary>Who set a tag, as readers must be able to tell at a glance.</summary>
public enum TagOrigin
{
    Source,
    Editor,

    /// <summary>A second reader came to the same.</summary>
    TwoReaders,

    /// <summary>Found by a rule, accepted by nobody; left out of searches and counts unless asked for.</summary>
    Suggestion,
}
