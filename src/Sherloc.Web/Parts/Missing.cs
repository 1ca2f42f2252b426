namespace Sherloc.Web.Parts;

/// <summary>Why a fact has no value.</summary>
public enum Missing
{
    /// <summary>Nobody has said.</summary>
    NotRecorded,

    /// <summary>It is known that there is none.</summary>
    DoesNotApply,

    /// <summary>There is one, and it is not shown.</summary>
    Withheld,
}
