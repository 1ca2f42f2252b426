namespace Sherloc.Core.Analysis.Stemming;

/// <summary>The Snowball stemmer for French, version 3.1 of the rules. Capitals mark letters that do not count as vowels.</summary>
internal static class French
{
    private const int Atrice = 1, Ement = 2, Ite = 3, If = 4, Oux = 5, Euse = 6, Issement = 7, Ant = 8, Ment = 9, Asse = 10, Ais = 11, Ion = 12;

    private static readonly Letters Vowels = new("aeiouyâàëéêèïîôûù");
    private static readonly Letters KeepS = new("aiouès");

    private static readonly SuffixTable Standard = new(
        new SuffixRule("ance iqUe isme able iste eux ances iqUes ismes ables istes", Region.R2),
        new SuffixRule("atrice ateur ation atrices ateurs ations", Region.R2, "", Atrice),
        new SuffixRule("logie logies", Region.R2, "log"),
        new SuffixRule("usion ution usions utions", Region.R2, "u"),
        new SuffixRule("ence ences", Region.R2, "ent"),
        new SuffixRule("ement ements", Region.RV, "", Ement),
        new SuffixRule("ité ités", Region.R2, "", Ite),
        new SuffixRule("if ive ifs ives", Region.R2, "", If),
        new SuffixRule("eaux", With: "eau"),
        new SuffixRule("aux", Region.R1, "al"),
        new SuffixRule("oux", With: "ou", Case: Oux),
        new SuffixRule("euse euses", Region.R2, "", Euse),
        new SuffixRule("issement issements", Region.R1, "", Issement),
        new SuffixRule("amment", Region.RV, "ant", Ant),
        new SuffixRule("emment", Region.RV, "ent", Ant),
        new SuffixRule("ment ments", Region.RV, "", Ment));

    private static readonly SuffixTable IVerb = new(
        "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait "
        + "issant issante issantes issants isse issent isses issez issiez issions issons it");

    private static readonly SuffixTable Verb = new(
        new SuffixRule("ions", Region.R2),
        new SuffixRule("é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez"),
        new SuffixRule("âmes ât âtes a ai aIent ait ant ante antes ants as asse assent asses assiez assions", Case: Asse),
        new SuffixRule("ais aise aises", Case: Ais));

    private static readonly SuffixTable Residue = new(
        new SuffixRule("ion", Region.R2, "", Ion),
        new SuffixRule("ier ière Ier Ière", With: "i"),
        new SuffixRule("e"));

    private static readonly SuffixTable Double = new("enn onn ett ell eill");

    public static void Stem(ref Word word)
    {
        CutElision(ref word);
        MarkLetters(ref word);
        MarkRegions(ref word);

        if (CutStandard(ref word) || CutIVerb(ref word) || CutVerb(ref word))
        {
            if (word.Last() == 'Y') word.ReplaceEnd(1, "i");
            else if (word.Last() == 'ç') word.ReplaceEnd(1, "c");
        }
        else
        {
            CutResidue(ref word);
        }

        if (Double.Find(word).Found) word.Cut(1);
        Unaccent(in word);
        UnmarkLetters(ref word);
    }

    private static void CutElision(ref Word word)
    {
        var apostrophe = word.Text.IndexOf('\'');
        var elided = (apostrophe == 1 && "cdjlmnstz".Contains(word[0], StringComparison.Ordinal))
            || (apostrophe == 2 && word[0] == 'q' && word[1] == 'u');
        if (elided && apostrophe < word.Length - 1) word.Replace(0, apostrophe + 1, "");
    }

    private static void MarkLetters(ref Word word)
    {
        var i = 0;
        while (i < word.Length)
        {
            var (here, next) = (word[i], word[i + 1]);
            if (Vowels.Has(here) && next is 'u' or 'i' && Vowels.Has(word[i + 2]))
            {
                word.Set(i + 1, char.ToUpperInvariant(next));
                i += 3;
            }
            else if (Vowels.Has(here) && next == 'y')
            {
                word.Set(i + 1, 'Y');
                i += 2;
            }
            else if (here is 'ë' or 'ï')
            {
                word.Replace(i, 1, here == 'ë' ? "He" : "Hi");
                i += 2;
            }
            else if (here == 'y' && Vowels.Has(next))
            {
                word.Set(i, 'Y');
                i += 2;
            }
            else if (here == 'q' && next == 'u')
            {
                word.Set(i + 1, 'U');
                i += 2;
            }
            else
            {
                i++;
            }
        }
    }

    private static void MarkRegions(ref Word word)
    {
        word.MarkR1AndR2(Vowels);
        var text = word.Text;
        var third = (Vowels.Has(word[0]) && Vowels.Has(word[1]))
            || text.StartsWith("par") || text.StartsWith("col") || text.StartsWith("tap")
            || (text.StartsWith("ni") && Vowels.Has(word[2]));
        word.RV = third && word.Length > 2 ? 3 : word.Past(Math.Min(1, word.Length), Vowels, member: true);
    }

    private static bool CutStandard(ref Word word)
    {
        var match = Standard.Find(word);
        var before = word.Last(match.Length + 1);
        switch (match.Case)
        {
            case Oux when !"bhjlnp".Contains(before, StringComparison.Ordinal): return false;
            case Issement when before == '\0' || Vowels.Has(before): return false;
            case Ment when !(Vowels.Has(before) && word.In(Region.RV, match.Length + 1)): return false;
            case Euse when !word.In(Region.R2, match.Length) && word.In(Region.R1, match.Length):
                word.ReplaceEnd(match.Length, "eux");
                return true;
        }

        if (!match.Apply(ref word)) return false;
        switch (match.Case)
        {
            case Atrice: CutIc(ref word); break;
            case Ement: CutBeforeEment(ref word); break;
            case Ite: CutBeforeIte(ref word); break;
            case If when word.CutIf("at", Region.R2): CutIc(ref word); break;
        }

        // A verb ending may stand before -ment: the next steps go on from here.
        return match.Case is not (Ant or Ment);
    }

    private static void CutIc(ref Word word)
    {
        if (word.Ends("ic") && !word.CutIf("ic", Region.R2)) word.ReplaceEnd(2, "iqU");
    }

    private static void CutBeforeEment(ref Word word)
    {
        if (word.Ends("iv"))
        {
            if (word.CutIf("iv", Region.R2)) word.CutIf("at", Region.R2);
        }
        else if (word.Ends("eus"))
        {
            if (!word.CutIf("eus", Region.R2) && word.In(Region.R1, 3)) word.ReplaceEnd(3, "eux");
        }
        else if (word.Ends("abl") || word.Ends("iqU"))
        {
            if (word.In(Region.R2, 3)) word.Cut(3);
        }
        else if ((word.Ends("ièr") || word.Ends("Ièr")) && word.In(Region.RV, 3))
        {
            word.ReplaceEnd(3, "i");
        }
    }

    private static void CutBeforeIte(ref Word word)
    {
        if (word.Ends("abil"))
        {
            if (!word.CutIf("abil", Region.R2)) word.ReplaceEnd(4, "abl");
        }
        else if (word.Ends("ic"))
        {
            CutIc(ref word);
        }
        else
        {
            word.CutIf("iv", Region.R2);
        }
    }

    private static bool CutIVerb(ref Word word)
    {
        var match = IVerb.Find(word, word.RV);
        var before = word.Last(match.Length + 1);
        return match.Found && word.In(Region.RV, match.Length + 1) && before != 'H' && !Vowels.Has(before) && match.Apply(ref word);
    }

    private static bool CutVerb(ref Word word)
    {
        var match = Verb.Find(word, word.RV);
        if (match.Case == Ais && KeepsAis(word, match.Length)) return false;
        if (!match.Apply(ref word)) return false;
        if (match.Case == Asse) word.CutIf("e", Region.RV);
        return true;
    }

    private static bool KeepsAis(in Word word, int length) =>
        (word.EndsBefore(length, "al") && word.Length - length == 3) || word.EndsBefore(length, "auv") || word.EndsBefore(length, "épl");

    private static void CutResidue(ref Word word)
    {
        if (word.Last() == 's' && word.Length > 1 && (word.EndsBefore(1, "Hi") || !KeepS.Has(word.Last(2)))) word.Cut(1);
        var match = Residue.Find(word, word.RV);
        if (match.Case == Ion && !(word.Last(4) is 's' or 't' && word.In(Region.RV, 4))) return;
        match.Apply(ref word);
    }

    private static void Unaccent(in Word word)
    {
        var i = word.Length - 1;
        while (i >= 0 && !Vowels.Has(word[i])) i--;
        if (i >= 0 && i < word.Length - 1 && word[i] is 'é' or 'è') word.Set(i, 'e');
    }

    private static void UnmarkLetters(ref Word word)
    {
        word.ReplaceAll('I', 'i');
        word.ReplaceAll('U', 'u');
        word.ReplaceAll('Y', 'y');
        for (var i = word.Length - 1; i >= 0; i--)
        {
            if (word[i] != 'H') continue;
            if (word[i + 1] == 'e') word.Replace(i, 2, "ë");
            else if (word[i + 1] == 'i') word.Replace(i, 2, "ï");
            else word.Replace(i, 1, "");
        }
    }
}
