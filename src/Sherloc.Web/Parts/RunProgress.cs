namespace Sherloc.Web.Parts;

/// <summary>Where a run stands, in files.</summary>
public sealed record RunProgress(int Changed, int Unchanged, int NotAccepted, int Total)
{
    public int Done => Changed + Unchanged + NotAccepted;

    public int ToDo => Math.Max(0, Total - Done);

    /// <summary>Whole per cent of the files, rounded down so that only the end is 100.</summary>
    public int PerCent => Total == 0 ? 100 : (int)(100L * Done / Total);
}
