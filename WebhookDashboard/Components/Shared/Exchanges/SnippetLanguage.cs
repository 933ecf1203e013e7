namespace WebhookDashboard.Components.Shared.Exchanges;

/// <summary>What a call can be written down in.</summary>
public enum SnippetLanguage
{
    Curl,
    JavaScript,
    CSharp,
}
