namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>The language of a snippet.</summary>
public enum SnippetLanguage
{
    Curl,
    JavaScript,
    CSharp,
}
