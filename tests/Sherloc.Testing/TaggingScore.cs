namespace Sherloc.Testing;

/// <summary>How often suggestions agree with labels.</summary>
/// <param name="Right">Suggested and labelled.</param>
/// <param name="Wrong">Suggested only.</param>
/// <param name="Missed">Labelled only.</param>
public sealed record TaggingScore(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 0 : (double)Right / (Right + Missed);

    /// <summary>0 where nothing is right.</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / ((2 * Right) + Wrong + Missed);

    public static TaggingScore operator +(TaggingScore one, TaggingScore other) =>
        new(one.Right + other.Right, one.Wrong + other.Wrong, one.Missed + other.Missed);
}
