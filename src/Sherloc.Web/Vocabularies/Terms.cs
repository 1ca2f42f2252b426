using System.Globalization;
using Sherloc.Core.Records;

namespace Sherloc.Web.Vocabularies;

/// <summary>The interface's words for enums, in the language of the reader.</summary>
public static class Term
{
    public static string Kind(RecordKind kind) => Of("kind", kind.ToSlug());

    /// <summary>Name of the database that holds records of the kind.</summary>
    public static string Kinds(RecordKind kind) => Of("kinds", kind.ToSlug());

    public static string Status(TextStatus status) => Of("status", status.ToSlug());

    public static string Section(string name) => Of("section", name);

    public static string Facet(string facet) => Of("facet", facet);

    /// <param name="family">The first part of the text's name: verdict, role, level …</param>
    /// <param name="slug">The value as written in files.</param>
    public static string Of(string family, string slug) =>
        Resources.Terms.ResourceManager.GetString($"{family}_{slug.Replace('-', '_')}", CultureInfo.CurrentUICulture) ?? slug;

    /// <summary>Name of a language in the language of the reader.</summary>
    public static string Language(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    /// <summary><c>rtl</c> for languages written from right to left.</summary>
    public static string Direction(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft ? "rtl" : "ltr";
        }
        catch (CultureNotFoundException)
        {
            return "ltr";
        }
    }
}
