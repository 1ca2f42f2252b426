using System.Globalization;
using Sherloc.Core.Records;
using Sherloc.Web.Resources;
using Sherloc.Web.Vocabularies;

namespace Sherloc.Web.Features.Records;

/// <summary>A fine in words and figures: with every digit that the source has, and never with a limit that it does not have.</summary>
public static class FineText
{
    public static string Of(Money fine) => PageTexts.SentenceFine.With(Amount(fine.Amount), fine.Currency);

    public static string Of(FineRange fine) => (fine.Min, fine.Max) switch
    {
        ({ } least, { } most) when least != most => PageTexts.SentenceFine.With($"{Amount(least)}–{Amount(most)}", fine.Currency),
        ({ } least, { }) => PageTexts.SentenceFine.With(Amount(least), fine.Currency),
        ({ } least, null) => PageTexts.FineFrom.With(Amount(least), fine.Currency),
        (null, { } most) => PageTexts.FineTo.With(Amount(most), fine.Currency),
        _ => PageTexts.FineUnlimited.With(fine.Currency),
    };

    private static string Amount(decimal amount) => amount.ToString("#,##0.##", CultureInfo.CurrentCulture);
}
