using System.Text.Json;
using NUnit.Framework;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;
using Shouldly;

namespace Sherloc.Core.Tests.Records;

public sealed class RecordJsonTests
{
    private const string Case = """
        {"key":"x-1","kind":"case","title":[{"language":"en","text":"State v. A.B."}],"country":"FRA","date":"2019-03",
         "crimes":["money-laundering",{"value":"corruption","origin":"suggestion","confidence":0.5,"span":{"section":"facts","language":"en","start":3,"length":5}}],
         "related":[{"to":"s/k","relation":"cites"}],
         "court":{"name":"Court of Appeal","level":"appeal"},
         "parties":[{"id":"d1","role":["defendant"],"name":{"state":"suppressed","reason":"minor"},"ageAtOffence":"34","nationality":{"state":"absent"}}],
         "charges":[{"party":"d1","verdict":"convicted","sentence":{"words":"9 years","months":108}}],
         "sections":[{"name":"facts","panes":[{"language":"en","text":"A B."}]}]}
        """;

    [Test]
    public void Read_Case_KeepsStatesApart()
    {
        var record = RecordJson.Read(Case).ShouldBeOfType<CaseSummary>();

        record.Kind.ShouldBe(RecordKind.Case);
        record.Date.Value.ToString().ShouldBe("2019-03");
        record.Crimes[0].Origin.ShouldBe(TagOrigin.Source);
        record.Crimes[1].IsConfirmed.ShouldBeFalse();
        var party = record.Parties[0];
        party.Name.State.ShouldBe(FactState.Suppressed);
        party.Name.Reason.ShouldBe("minor");
        party.Nationality.State.ShouldBe(FactState.Absent);
        party.Gender.State.ShouldBe(FactState.NotRecorded);
        party.AgeAtOffence.Value.ShouldBe(34);
        record.Charges[0].Sentence.Value!.Months.Value.ShouldBe(108);
        record.Related[0].Kind.ShouldBe(RelationKind.Cites);
    }

    [Test]
    public void Write_ThenRead_GivesTheSameText()
    {
        var once = RecordJson.Write(RecordJson.Read(Case));

        RecordJson.Write(RecordJson.Read(once)).ShouldBe(once);
        once.ShouldNotContain("null");
        once.ShouldNotContain("[]");
        once.ShouldContain("\"verdict\":\"convicted\"");
    }

    [TestCase("""{"key":"x","kind":"case","title":[],"colour":"red"}""", "colour")]
    [TestCase("""{"key":"x","kind":"case","title":[],"date":"2019-13"}""", "2019-13")]
    [TestCase("""{"key":"x","kind":"case","title":[],"legalSystem":"martian"}""", "common-law")]
    public void Read_WhatDoesNotFit_SaysWhatIsAllowed(string json, string said) =>
        Should.Throw<JsonException>(() => RecordJson.Read(json)).Message.ShouldContain(said);

    [Test]
    public void Write_RequiredFieldAtItsDefault_IsWritten()
    {
        const string Record = """
            {"kind":"publication","key":"x","title":[{"language":"en","text":"A"}],"identifiers":[{"scheme":"unodc","value":"1"}],
             "crimes":[{"value":"corruption","origin":"suggestion","span":{"section":"facts","language":"en","start":0,"length":3}}]}
            """;

        var written = RecordJson.Write(RecordJson.Read(Record));

        written.ShouldContain("\"scheme\":\"unodc\"");
        written.ShouldContain("\"start\":0");
        written.ShouldNotContain("\"source\"");
        RecordJson.Write(RecordJson.Read(written)).ShouldBe(written);
    }

    [Test]
    public void Read_SameFieldTwice_IsRefused() =>
        Should.Throw<JsonException>(() => RecordJson.Read("""{"kind":"publication","key":"x","title":[],"title":[]}""")).Message.ShouldContain("title");
}
