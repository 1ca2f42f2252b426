using Sherloc.Core.Records;

namespace Sherloc.Web.Parts;

public static class FactStates
{
    /// <summary>Why a fact has no value, as <see cref="NotRecorded"/> shows it.</summary>
    public static Missing Missing<T>(this Fact<T> fact)
        where T : notnull => fact.State switch
        {
            FactState.Absent => Parts.Missing.DoesNotApply,
            FactState.Suppressed => Parts.Missing.Withheld,
            _ => Parts.Missing.NotRecorded,
        };
}
