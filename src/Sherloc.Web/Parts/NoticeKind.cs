namespace Sherloc.Web.Parts;

/// <summary>How much a notice asks for attention.</summary>
public enum NoticeKind
{
    /// <summary>Grey: what counts mean, what a list leaves out.</summary>
    Plain,

    /// <summary>Amber: a drafter must look.</summary>
    Part,

    /// <summary>Red: something failed; says what still works and what to do.</summary>
    Bad,
}
