using System.Runtime.InteropServices;

namespace Sherloc.Ingestion.Stages;

/// <summary>Where the phrases of each list stand in a text.</summary>
internal sealed class PhraseHits(int lists)
{
    private readonly List<PhraseHit>?[] byList = new List<PhraseHit>?[lists];

    public bool IsEmpty { get; private set; } = true;

    public void Add(int list, PhraseHit hit)
    {
        (byList[list] ??= []).Add(hit);
        IsEmpty = false;
    }

    /// <summary>In the order of the text, by their first terms.</summary>
    public ReadOnlySpan<PhraseHit> Of(int list) => CollectionsMarshal.AsSpan(byList[list]);
}
