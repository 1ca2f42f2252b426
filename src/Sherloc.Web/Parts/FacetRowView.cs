namespace Sherloc.Web.Parts;

/// <summary>A row of a facet.</summary>
/// <param name="Name">The parameter of the address: crime, article, country ...</param>
/// <param name="Value">What is sent for it.</param>
/// <param name="Label">What is read.</param>
/// <param name="Count">Records.</param>
/// <param name="Of">The records that the facet counts, its own selection lifted: the whole of the bar.</param>
public sealed record FacetRowView(string Name, string Value, string Label, long Count, long Of)
{
    public bool Selected { get; init; }

    /// <summary>Something below this row is ticked, the row itself is not.</summary>
    public bool Partial { get; init; }

    /// <summary>The bucket of records that do not say.</summary>
    public bool NotRecorded { get; init; }

    /// <summary>How far below the top level, 0 to 4.</summary>
    public int Depth { get; init; }

    /// <summary>The classes of the row.</summary>
    public string Class => (Selected, NotRecorded, Depth) switch
    {
        (false, false, <= 0) => "facet-row",
        _ => $"facet-row{(Selected ? " is-on" : "")}{(NotRecorded ? " is-missing" : "")}{(Depth > 0 ? $" depth-{Math.Min(Depth, 4)}" : "")}",
    };
}
