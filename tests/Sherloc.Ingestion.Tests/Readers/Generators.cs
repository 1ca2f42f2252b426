using FsCheck;
using FsCheck.Fluent;
using Sherloc.Core.Annotations;
using Sherloc.Core.Records;

namespace Sherloc.Ingestion.Tests.Readers;

/// <summary>Records of every kind that people write, with awkward texts in every field.</summary>
internal static class Generators
{
    private static readonly string[] Awkward =
    [
        "true", "null", "~", "NO", "34", "2019-02-30", "- a", "# x", "a: b", "a #b", "[x]", "{x}", "\"quoted\"", "it's", "C:\\new", "%", "@x", "`x`", "&a", "*a", "!!x",
        "§ 1591", "s 3(1)(b)", "الاتجار بالأشخاص", "洗钱", "Закон № 5", "l’été", "👮🏽‍♀️", "a\u00A0b", "a\u2028b", "x\ty", "...", "---", "|", ">", "key:", "a\u0085b", "\uFEFFx", "", " x ",
    ];

    private static readonly string[] Lines =
    [
        "## facts (en)", "\\## x", "\\\\## x", "### Heading", "##", "##x", "---", "- item", "    code", "plain words", "", "", "| a | b |", "```", "# Title", "trailing  ", "日本語", "\\#", "{state: absent}",
    ];

    public static Gen<Record> Records() => Gen.OneOf(Provision(), Case(), Strategy(), Publication(), Authority());

    private static Gen<string> Text() => Gen.OneOf(
        Gen.Elements(Awkward),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => Valid(s.Get)));

    private static Gen<string?> Maybe() => Gen.OneOf(Gen.Constant<string?>(null), Text().Select(t => (string?)t));

    /// <summary>What can stand in a file: no NUL, no lone surrogate.</summary>
    private static string Valid(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value != 0 && r.Value != 0xFFFD));

    private static Gen<IReadOnlyList<T>> List<T>(Gen<T> item, int least = 0) =>
        Gen.Choose(least, 3).SelectMany(n => Gen.ListOf(item, n)).Select(l => (IReadOnlyList<T>)[.. l]);

    private static Gen<T> Enum<T>()
        where T : struct, Enum => Gen.Elements(System.Enum.GetValues<T>());

    private static Gen<PartialDate> Date() =>
        from year in Gen.Choose(1, 2026)
        from month in Gen.Choose(0, 12)
        from day in month == 0 ? Gen.Constant(0) : Gen.Choose(0, 28)
        select PartialDate.Of(year, month, day);

    private static Gen<Fact<T>> Fact<T>(Gen<T> value)
        where T : notnull => Gen.OneOf(
            Gen.Constant(default(Fact<T>)),
            Gen.Constant(Core.Records.Fact<T>.Absent()),
            Text().Select(Core.Records.Fact<T>.Suppressed),
            value.Select(Core.Records.Fact<T>.Known));

    private static Gen<T?> Optional<T>(Gen<T> value)
        where T : struct => Gen.OneOf(Gen.Constant((T?)null), value.Select(v => (T?)v));

    private static Gen<decimal> Number() => Gen.Choose(0, 100_000).Select(n => n / 8m);

    private static Gen<LocalText> Local() =>
        from language in Gen.Elements("en", "fr", "ar", "zh")
        from text in Text()
        from status in Enum<TextStatus>()
        select new LocalText { Language = language, Text = text, Status = status };

    private static Gen<Tag> Tag() =>
        from value in Gen.Elements("corruption", "untoc/6/1/b")
        from plain in Gen.Elements(true, false)
        from origin in Enum<TagOrigin>()
        from presence in Enum<TagPresence>()
        from who in Maybe()
        from words in Text()
        from confidence in Gen.Choose(0, 100)
        select plain
            ? Core.Annotations.Tag.FromSource(value)
            : new Tag
            {
                Value = value,
                Origin = origin,
                Presence = presence,
                By = who,
                At = DateTimeOffset.UnixEpoch.AddDays(confidence),
                Confidence = confidence / 100d,
                Span = new TagSpan { Section = "facts", Language = "en", Start = confidence, Length = 3, Text = words },
            };

    private static Gen<IReadOnlyList<Section>> Sections()
    {
        var text = from lines in Gen.Choose(0, 6).SelectMany(n => Gen.ListOf(Gen.Elements(Lines), n))
                   from end in Gen.Elements("End.", "\\## End", "## End (en)")
                   select string.Join('\n', lines.SkipWhile(string.IsNullOrWhiteSpace).Append(end));
        var pane = from language in Gen.Elements("en", "fr")
                   from status in Enum<TextStatus>()
                   from words in text
                   select new Pane { Language = language, Status = status, Text = words };
        var section = from name in Gen.Elements(SectionNames.All.ToArray())
                      from panes in List(pane, 1)
                      select new Section { Name = name, Panes = [.. panes.DistinctBy(p => p.Language)] };
        return List(section).Select(s => (IReadOnlyList<Section>)[.. s.DistinctBy(x => x.Name)]);
    }

    private static Gen<SourceReference> Source() =>
        from title in Text()
        from publisher in Maybe()
        from citation in Maybe()
        from read in Optional(Date())
        select new SourceReference { Title = title, Publisher = publisher, Citation = citation, Address = "https://example.org/?a=1#b", Read = read };

    /// <summary>Gives a record what all kinds share.</summary>
    private static Gen<Record> With(Gen<Record> kind) =>
        from record in kind
        from titles in List(Local(), 1)
        from date in Fact(Date())
        from identifiers in List(from s in Enum<IdentifierScheme>() from v in Text() select new Identifier { Scheme = s, Value = v })
        from crimes in List(Tag())
        from keywords in List(Tag())
        from related in List(from k in Enum<RelationKind>() select new Relation { To = "s/k", Kind = k })
        from sources in List(Source(), 1)
        from rights in Enum<Rights>()
        from note in Maybe()
        from sections in Sections()
        select record with
        {
            Titles = titles, Country = "FRA", Date = date, Identifiers = identifiers, Crimes = crimes, Keywords = keywords, Related = related, Sources = sources,
            Rights = rights, Note = note, Sections = sections,
        };

    private static Gen<Record> Provision() => With(
        from number in Text()
        from titles in List(Local(), 1)
        from adopted in Fact(Date())
        from place in List(from l in Text() from n in Maybe() from h in Maybe() select new PlaceInLaw { Level = l, Number = n, Heading = h })
        from force in Fact(from s in Enum<ForceState>() from d in Optional(Date()) select new Force { State = s, AsOf = d })
        from penalties in List(
            from words in Text() from min in Optional(Number()) from life in Gen.Elements(true, false) from fine in Optional(Number())
            select new Penalty { Words = words, MinMonths = min, Life = life, Fine = new FineRange { Min = fine, Currency = "EUR" } })
        from words in Maybe()
        select (Record)new LegislationProvision
        {
            Key = "a-key", Titles = [], Number = number, Law = new Law { Titles = titles, Citation = words, Adopted = adopted }, Place = place, Force = force,
            Penalties = penalties, Elements = [new ElementWords { Element = "untoc/6", Words = words }],
        });

    private static Gen<Record> Case()
    {
        var party = from name in Fact(Text())
                    from kind in Enum<PartyKind>()
                    from roles in List(Enum<PartyRole>())
                    from gender in Fact(Enum<Gender>())
                    from nationality in Fact(List(Gen.Elements("FRA", "NOR"), 1))
                    from age in Fact(Gen.Choose(0, 99))
                    from count in Optional(Gen.Choose(1, 9))
                    select new Party { Id = "d1", Name = name, Kind = kind, Role = roles, Gender = gender, Nationality = nationality, AgeAtTrial = age, Count = count };
        var sentence = from words in Text()
                       from months in Fact(Number())
                       from flags in Gen.ArrayOf(Gen.Elements(true, false), 3)
                       from other in List(Text())
                       from fine in Number()
                       select new Sentence
                       {
                           Words = words, Months = months, Life = flags[0], Death = flags[1], Aggregate = flags[2], Other = other, Fine = new Money { Amount = fine, Currency = "EUR" },
                       };
        var charge = from provision in Maybe()
                     from verdict in Fact(Enum<Verdict>())
                     from imposed in Fact(sentence)
                     from appeal in Fact(Enum<AppealResult>())
                     select new Charge { Party = "d1", Provision = provision, Verdict = verdict, Sentence = imposed, Appeal = appeal, Crimes = ["corruption"] };
        return With(
            from court in Fact(from n in Text() from l in Optional(Enum<CourtLevel>()) select new Court { Name = n, Level = l })
            from system in Fact(Enum<LegalSystem>())
            from parties in List(party)
            from charges in List(charge)
            from proceedings in List(from d in Fact(Date()) from s in Optional(Enum<CourtLevel>()) from w in Maybe() select new Proceeding { Date = d, Stage = s, Decision = w })
            from confiscated in Fact(Text())
            select (Record)new CaseSummary
            {
                Key = "a-key", Titles = [], Court = court, LegalSystem = system, Parties = parties, Charges = charges, Proceedings = proceedings, Confiscated = confiscated,
                Compensation = [new Compensation { Party = "d1", Amount = 1.5m, Currency = "EUR" }],
            });
    }

    private static Gen<Record> Strategy() => With(
        from issuer in Maybe()
        from pillars in List(Enum<Pillar>())
        from period in Optional(Date())
        select (Record)new Strategy { Key = "a-key", Titles = [], Issuer = issuer, Pillars = pillars, Period = new Period { From = period } });

    private static Gen<Record> Publication() => With(
        from authors in List(Text())
        from methods in List(Text())
        select (Record)new Publication { Key = "a-key", Titles = [], Authors = authors, Methods = methods, Countries = ["FRA"] });

    private static Gen<Record> Authority() => With(
        from competences in List(Text())
        from address in Maybe()
        select (Record)new Authority { Key = "a-key", Titles = [], Competences = competences, Address = address, Languages = ["en"] });
}
