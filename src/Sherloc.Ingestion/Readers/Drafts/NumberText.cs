namespace Sherloc.Ingestion.Readers.Drafts;

/// <summary>Numbers of provisions and divisions as people cite them.</summary>
internal static class NumberText
{
    /// <summary>Without the dash, point or colon that print puts behind a number.</summary>
    public static string Of(string printed) => printed.TrimEnd('—', '–', '-', '.', ':', ' ');
}
