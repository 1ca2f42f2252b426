using Sherloc.Core.Records;
using Sherloc.Web.Resources;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Records;

/// <summary>How a party is called and described.</summary>
public static class PartyText
{
    /// <summary>The name where it is known, else the role with a number: Defendant 2.</summary>
    public static string Name(CaseSummary summary, Party party)
    {
        if (party.Name.IsKnown)
        {
            return party.Name.Value;
        }

        var role = party.Role.Count > 0 ? party.Role[0] : PartyRole.Other;
        var number = summary.Parties.Where(p => p.Role.FirstOrDefault(PartyRole.Other) == role).TakeWhile(p => p.Id != party.Id).Count() + 1;
        return PageTexts.PartyUnnamed.With(Term.Of("role", role.ToSlug()), number);
    }

    /// <summary>Individual; legal person; group of 3 to 9.</summary>
    public static string Kind(Party party) => party switch
    {
        { Count: { } count } => PageTexts.GroupOf.With(count),
        { CountMin: { } least, CountMax: { } most } => PageTexts.GroupBetween.With(least, most),
        { CountMin: { } least } => PageTexts.GroupAtLeast.With(least),
        _ => Term.Of("party", party.Kind.ToSlug()),
    };

    public static string Roles(Party party) => string.Join(", ", party.Role.Select(r => Term.Of("role", r.ToSlug())));
}
