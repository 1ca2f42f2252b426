namespace Sherloc.Core.Search;

/// <summary>Something about the request that the reader should know. The interface has a sentence for each kind.</summary>
public enum NoticeKind
{
    /// <summary>A parameter was not understood and left out; subject is its name, detail its value.</summary>
    Parameter,

    /// <summary>A quotation mark or parenthesis was missing and has been added; subject is the mark.</summary>
    Closed,

    /// <summary>An operator had nothing to work on and was left out; subject is the operator.</summary>
    Dangling,

    /// <summary>A common word was not counted; subject is the words. Quotation marks make it count.</summary>
    CommonWord,

    /// <summary>The field is not known and was read as a word; subject is the field, detail the known fields.</summary>
    UnknownField,

    /// <summary>A wildcard needs three letters before it; subject is what was written. Refused.</summary>
    ShortWildcard,

    /// <summary>A wildcard may stand only at the end of a word; subject is what was written. Refused.</summary>
    LeadingWildcard,

    /// <summary>Only exclusions: say also what to find. Refused.</summary>
    OnlyNot,

    /// <summary>A year was not understood; subject is what was written. Refused.</summary>
    BadYear,

    /// <summary>The query is longer or deeper than the limit in detail. Refused.</summary>
    TooLong,

    /// <summary>The cursor is not one that this index gave out; start again without it. Refused.</summary>
    BadCursor,

    /// <summary>Page numbers end at 10,000 results; use the cursor beyond. Refused.</summary>
    TooDeep,
}

/// <summary>A notice with its particulars.</summary>
public sealed record SearchNotice(NoticeKind Kind, string Subject, string Detail = "")
{
    /// <summary>Whether no search could be made: the answer is empty and the sentence says what to change.</summary>
    public bool IsRefusal => Kind >= NoticeKind.ShortWildcard;
}
