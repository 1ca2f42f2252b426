using Sherloc.Core.Records;
using Sherloc.Ingestion.Binding;
using Sherloc.Ingestion.Readers.Drafts;
using Sherloc.Ingestion.Readers.Xml;

namespace Sherloc.Ingestion.Readers.Uslm;

/// <summary>Sections as records.</summary>
internal sealed class UslmProvisions(RecordFactory factory, KeysOfFile keys, Action<string, int> skip)
{
    private const string NoText = "provisions without text (repealed, reserved)";
    private static readonly XmlDialect Dialect = UslmDialect.Instance;
    private static readonly Dictionary<string, string> NoNotes = [];

    /// <summary>Null where the section has no text.</summary>
    public Bound<Record>? Read(DocumentFacts document, XmlProvision provision)
    {
        var element = provision.Element;
        var identifier = element.Attribute("identifier")?.Value ?? "";
        var number = NumberText.Of(XmlPlain.Of(element.Element("num"), Dialect));
        var level = Dialect.LevelOf(element);
        var local = UslmFacts.Local(identifier);
        var panes = new ElementText(Dialect, new ElementTextInput(document.Language, NoNotes, Headings: false, reason => skip(reason, provision.Line))).Read(element);
        if (panes.Count == 0)
        {
            skip(NoText, provision.Line);
            return null;
        }

        var key = keys.Take(KeyText.Join(document.Key, local.Length > 0 ? KeyText.Of(local) : PlaceKey.Of(provision.Around, level, number)), provision.Line);
        var official = UslmFacts.Official(identifier);
        return factory.Provision(
            document,
            new ProvisionDraft
            {
                Number = number,
                Heading = XmlPlain.Of(element.Element("heading"), Dialect).TrimEnd('—', '.', ' '),
                Around = provision.Around,
                Level = level,
                Panes = panes,
                Repealed = element.Attribute("status")?.Value is "repealed" or "omitted" or "transferred",
                Identifiers = official is null ? [] : [official],
                Line = provision.Line,
            },
            key);
    }
}
