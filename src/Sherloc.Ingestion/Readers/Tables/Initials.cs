using System.Globalization;
using System.Text;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>The initials of a person: the collection names no private person in full, whatever a table does.</summary>
internal static class Initials
{
    /// <summary><c>Anna Maria Berg-Holm</c> is A.M.B.-H.; what has no letters stays as it is. <c>Berg, Anna</c> is A.B.</summary>
    public static string Of(string name)
    {
        if (name.Split(',') is [var family, var given] && given.Trim().Length > 0)
        {
            name = given + " " + family;
        }

        var initials = new StringBuilder();
        var begins = true;
        foreach (var element in Elements(name))
        {
            if (!char.IsLetter(element, 0))
            {
                initials.Append(element == "-" && initials.Length > 0 ? "-" : "");
                // "O'Neill" is one name.
                begins = begins || element is not ("'" or "’");
            }
            else if (begins)
            {
                initials.Append(element.ToUpperInvariant()).Append('.');
                begins = false;
            }
        }

        return initials.Length == 0 ? name.Trim() : initials.ToString().TrimEnd('-');
    }

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
