using System.Globalization;

namespace Sherloc.Web.Parts;

/// <summary>Lengths of bars as SVG attributes take them.</summary>
public static class Percent
{
    /// <summary>
    /// The part that <paramref name="count"/> is of <paramref name="whole"/>, "0%" to "100%". What is there at all is never drawn as nothing:
    /// the least is one per cent.
    /// </summary>
    public static string Of(int count, int whole)
    {
        if (count <= 0 || whole <= 0) return "0%";
        var share = Math.Clamp(100.0 * count / whole, 1, 100);
        return share.ToString("0.#", CultureInfo.InvariantCulture) + "%";
    }
}
