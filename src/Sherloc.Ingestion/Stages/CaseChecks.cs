using Sherloc.Core.Records;
using Sherloc.Core.Taxonomy;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Stages;

/// <summary>What only cases have: parties, and charges that point at them.</summary>
internal static class CaseChecks
{
    private const int OldestAge = 120;

    public static void Check(CaseSummary summary, Findings findings)
    {
        for (var i = 0; i < summary.Proceedings.Count; i++)
        {
            findings.Past(summary.Proceedings[i].Date, FieldMap.Join("proceedings", i) + ".date");
        }

        findings.Reason(summary.Confiscated, "confiscated");
        var parties = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < summary.Parties.Count; i++)
        {
            Party(summary.Parties[i], FieldMap.Join("parties", i), parties, findings);
        }

        for (var i = 0; i < summary.Charges.Count; i++)
        {
            Charge(summary.Charges[i], FieldMap.Join("charges", i), parties, findings);
        }

        for (var i = 0; i < summary.Compensation.Count; i++)
        {
            var field = FieldMap.Join("compensation", i);
            Known(summary.Compensation[i].Party, field + ".party", parties, findings);
            findings.NotNegative(summary.Compensation[i].Amount, field + ".amount");
            findings.Currency(summary.Compensation[i].Currency, field + ".currency");
        }
    }

    private static void Party(Party party, string field, HashSet<string> parties, Findings findings)
    {
        if (party.Id.Length == 0 || !parties.Add(party.Id))
        {
            findings.Fail(field + ".id", party.Id.Length == 0 ? "The id is empty." : $"There are two parties '{party.Id}'.", "Give every party an id of its own, such as d1, d2, v1.");
        }

        if (party.Count < 1 || party.CountMin < 0 || party.CountMin > party.CountMax)
        {
            findings.Fail(field, "The size of the group makes no sense.", "Write count: 3, or countMin and countMax with the smaller first.");
        }

        Age(party.AgeAtOffence, field + ".ageAtOffence", findings);
        Age(party.AgeAtTrial, field + ".ageAtTrial", findings);
        findings.Reason(party.Name, field + ".name");
        findings.Reason(party.Gender, field + ".gender");
        findings.Reason(party.Nationality, field + ".nationality");
        if (party.Nationality.IsKnown)
        {
            ValidateStage.Each(party.Nationality.Value, field + ".nationality", findings.Country);
        }
    }

    private static void Charge(Charge charge, string field, HashSet<string> parties, Findings findings)
    {
        Known(charge.Party, field + ".party", parties, findings);
        ValidateStage.Each(charge.Crimes, field + ".crimes", (id, at) => findings.Concept(ConceptScheme.Crime, id, at));
        ValidateStage.Each(charge.Articles, field + ".articles", findings.Place);
        findings.Reason(charge.Verdict, field + ".verdict");
        findings.Reason(charge.Sentence, field + ".sentence");
        findings.Reason(charge.Appeal, field + ".appeal");
        if (charge.Record is { } record && RecordLink.Resolve(record) is null)
        {
            findings.Fail(field + ".record", $"'{Values.Short(record)}' names no record.", "Write source/key, as in starter-provisions/can-criminal-code-279-01.");
        }

        if (charge.Count < 1)
        {
            findings.Fail(field + ".count", "There are no counts.", "Write the number of counts, 1 or more.");
        }

        if (charge.Sentence.IsKnown)
        {
            Sentence(charge.Sentence.Value, field + ".sentence", findings);
        }
    }

    private static void Sentence(Sentence sentence, string field, Findings findings)
    {
        var months = sentence.Months.IsKnown ? sentence.Months.Value : (decimal?)null;
        findings.NotNegative(months, field + ".months");
        findings.NotNegative(sentence.SuspendedMonths, field + ".suspendedMonths");
        findings.NotNegative(sentence.Fine?.Amount, field + ".fine.amount");
        findings.Currency(sentence.Fine?.Currency, field + ".fine.currency");
        if (sentence.SuspendedMonths > months)
        {
            findings.Fail(field + ".suspendedMonths", "More months are suspended than imposed.", "months counts all of them, the suspended ones included.");
        }
    }

    private static void Known(string? party, string field, HashSet<string> parties, Findings findings)
    {
        if (party is not null && !parties.Contains(party))
        {
            findings.Fail(field, $"There is no party '{Values.Short(party)}'.", parties.Count == 0 ? "Write the party under parties first." : Nearest.Remedy(party, parties));
        }
    }

    private static void Age(Fact<int> age, string field, Findings findings)
    {
        findings.Reason(age, field);
        if (age.IsKnown && age.Value is < 0 or > OldestAge)
        {
            findings.Fail(field, "Nobody has that age.", "Write years, as in 34.");
        }
    }
}
