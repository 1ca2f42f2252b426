using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Xml;
using Sherloc.Core.Records;
using Sherloc.Core.Storage;
using Sherloc.Ingestion.Binding;

namespace Sherloc.Ingestion.Readers.Tables;

/// <summary>
/// A reader of files made of rows. Each record has a hash of its own, so that a change to one row costs one record; rows that make one record
/// together follow each other, so that no more than these are in memory.
/// </summary>
public abstract class RowReader : IRecordReader
{
    /// <summary>Rows of one record; a prosecution of more defendants than this is a wrong column.</summary>
    public const int MostRowsOfARecord = 2_000;

    private readonly ReaderInput input;
    private readonly RowRules rules;

    protected RowReader(ReaderInput input)
    {
        this.input = input;
        rules = new RowRules(input.Source.Mapping);
    }

    private protected RowRules Rules => rules;

    private protected DocumentHash Hash => input.Hash;

    /// <summary>Null: every document carries a hash of its own.</summary>
    public ValueTask<string?> HashAsync(SourceFile file, CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public async IAsyncEnumerable<RecordDocument> ReadAsync(SourceFile file, SkippedParts skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.OpenRead();
        var records = new RowRecords(input, rules, file, skipped);
        var group = new List<Row>();
        var name = "";
        var any = false;
        await foreach (var (row, failure) in Guarded(file, stream, skipped, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            any = true;
            if (failure is not null)
            {
                yield return Failed(failure);
                continue;
            }

            var own = rules.Rows.Group is { } column ? string.Join('\n', row!.Find(column)) : "";
            if (group.Count > 0 && (own.Length == 0 || own != name))
            {
                yield return Document(file, records, [.. group]);
                group.Clear();
            }

            name = own;
            if (group.Count >= MostRowsOfARecord)
            {
                yield return Failed(new IngestFailure(file.Path, row!.Line, "", "More than 2,000 rows make one record.", "Look whether rows.group names the right column; this row is left out."));
                continue;
            }

            group.Add(row!);
        }

        if (group.Count > 0)
        {
            yield return Document(file, records, group);
        }
        else if (!any)
        {
            yield return Failed(new IngestFailure(file.Path, 0, "", "There is no row in the file.", "Fetch it again, or take it out of the files of the source."));
        }
    }

    /// <summary>The rows of one file in its order.</summary>
    private protected abstract IAsyncEnumerable<FoundRow> Read(SourceFile file, Stream stream, SkippedParts skipped, CancellationToken cancellationToken);

    private RecordDocument Document(SourceFile file, RowRecords records, IReadOnlyList<Row> rows) =>
        new(file.Path, rows[0].Line, rows.Count == 1 ? rows[0].Hash : input.Hash.Of(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(r => r.Hash)))), () => records.Bind(rows));

    private static RecordDocument Failed(IngestFailure failure) =>
        new(failure.File, failure.Line, "", () => new Bound<Record>(null, new FieldMap(Math.Max(1, failure.Line)), [failure]));

    /// <summary>The rows, and what a file does to the library that parses it as the last of them.</summary>
    private async IAsyncEnumerable<FoundRow> Guarded(SourceFile file, Stream stream, SkippedParts skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var rows = Read(file, stream, skipped, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            FoundRow next;
            var go = true;
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    yield break;
                }

                next = rows.Current;
            }
            catch (Exception exception) when (exception is RefusedException or JsonException or XmlException or InvalidDataException)
            {
                next = FoundRow.Of(Fault(exception, file.Path));
                go = false;
            }

            yield return next;
            if (!go)
            {
                yield break;
            }
        }
    }

    private static IngestFailure Fault(Exception exception, string file) => exception switch
    {
        RefusedException refused => new IngestFailure(file, refused.Line, "", refused.Message, refused.Remedy),
        InvalidDataException => new IngestFailure(file, 0, "", "The file cannot be unpacked: " + exception.Message, "Fetch it again, or open it with the program it was written with and save it anew."),
        JsonException json => new IngestFailure(
            file, (int)(json.LineNumber ?? -1) + 1, "", "The JSON cannot be read: " + json.Message.Split(" LineNumber:")[0], "Look at this line; nothing behind it was read. Where the file was cut off, fetch it again.", null, (int)(json.BytePositionInLine ?? -1) + 1),
        _ => new IngestFailure(file, 0, "", "The file cannot be read: " + exception.Message, "Fetch it again, or open it with the program it was written with and save it anew."),
    };
}
