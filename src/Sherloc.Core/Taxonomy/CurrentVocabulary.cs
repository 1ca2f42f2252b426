namespace Sherloc.Core.Taxonomy;

/// <summary>The vocabulary in use. Replaced as a whole when the files change, so a reader never sees half of a change.</summary>
public sealed class CurrentVocabulary(Vocabulary vocabulary)
{
    private Vocabulary current = vocabulary;

    public Vocabulary Value
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }
}
