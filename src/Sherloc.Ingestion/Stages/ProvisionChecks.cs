using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Stages;

/// <summary>What only provisions have.</summary>
internal static class ProvisionChecks
{
    public static void Check(LegislationProvision provision, Findings findings)
    {
        ValidateStage.Texts(provision.Law.Titles, "law.titles", findings);
        findings.Past(provision.Law.Adopted, "law.adopted");
        findings.Reason(provision.Law.Adopted, "law.adopted");
        findings.PastDay(provision.Force.IsKnown ? provision.Force.Value.AsOf : null, "force.asOf");
        if (provision.Number.Length == 0)
        {
            findings.Fail("number", "The number is empty.", "Write it as people cite it, as in § 1591.");
        }

        for (var i = 0; i < provision.Penalties.Count; i++)
        {
            Penalty(provision.Penalties[i], FieldMap.Join("penalties", i), findings);
        }

        for (var i = 0; i < provision.Elements.Count; i++)
        {
            findings.Place(provision.Elements[i].Element, FieldMap.Join("elements", i) + ".element");
        }
    }

    private static void Penalty(Penalty penalty, string field, Findings findings)
    {
        findings.NotNegative(penalty.MinMonths, field + ".minMonths");
        findings.NotNegative(penalty.MaxMonths, field + ".maxMonths");
        findings.NotNegative(penalty.Fine?.Min, field + ".fine.min");
        findings.NotNegative(penalty.Fine?.Max, field + ".fine.max");
        if (penalty.MinMonths > penalty.MaxMonths || penalty.Fine?.Min > penalty.Fine?.Max)
        {
            findings.Fail(field, "The least is more than the most.", "Exchange the two.");
        }
    }
}
