namespace Sherloc.Ingestion.Tests;

/// <summary>Small records as files.</summary>
internal static class Samples
{
    public static string Publication(string key, string title = "A manual", string more = "", string body = "## summary (en, summary)\n\nAbout it.") => $$"""
        ---
        kind: publication
        key: {{key}}
        title:
          - {language: en, text: "{{title}}"}
        country: _irb
        sources: [{title: "A page", address: "https://example.org/{{key}}"}]
        {{more}}
        ---

        {{body}}

        """;

    public static string Line(string key, string title = "A manual", string text = "About it.") =>
        $$"""{"kind":"publication","key":"{{key}}","title":[{"language":"en","text":"{{title}}"}],"country":"_irb","sources":[{"title":"A page"}],"sections":[{"name":"summary","panes":[{"language":"en","status":"summary","text":"{{text}}"}]}]}""";
}
