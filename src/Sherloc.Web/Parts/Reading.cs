namespace Sherloc.Web.Parts;

/// <summary>How a law stands to one element of an article, as a reader found it; the last two say that nobody has read.</summary>
public enum Reading
{
    Covered,
    Broader,
    Narrower,
    Partly,

    /// <summary>Somebody looked in the law named and found nothing.</summary>
    NotFound,

    /// <summary>There is a provision, nobody has read it against the element.</summary>
    NotAssessed,

    /// <summary>The collection holds no provision: nobody has looked.</summary>
    NoRecord,
}
