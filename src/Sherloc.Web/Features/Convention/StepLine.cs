using System.Globalization;
using System.Text;

namespace Sherloc.Web.Features.Convention;

/// <summary>A step line as the path of an SVG: level until the next value, then straight up or down.</summary>
public static class StepLine
{
    /// <param name="values">At equal distances; none is negative.</param>
    /// <param name="width">Of the drawing.</param>
    /// <param name="height">Of the drawing; the largest value reaches its top.</param>
    public static string Path(IReadOnlyList<int> values, int width, int height)
    {
        var most = Math.Max(1, values.Max());
        var step = (double)width / values.Count;
        var path = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            var y = height - ((double)values[i] * height / most);
            path.Append(i == 0 ? "M0 " : " V").Append(CultureInfo.InvariantCulture, $"{y:0.##} H{step * (i + 1):0.##}");
        }

        return path.ToString();
    }
}
