using WebhookDashboard.Components.Shared;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Overview.Flow;

/// <summary>What a sender calls itself: the product of its <c>User-Agent</c>.</summary>
internal static class SenderName
{
    public const string Unknown = "Unnamed sender";

    private const int Longest = 24;

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SampleShop"] = "Sample shop",
        ["WebhookDashboard"] = "Send, in this app",
        ["GitHub-Hookshot"] = "GitHub",
        ["Mozilla"] = "A browser",
        ["python-requests"] = "Python requests",
        ["Python-urllib"] = "Python urllib",
    };

    public static string Of(HeaderBlock headers)
    {
        var agent = headers.Lines().FirstOrDefault(line => line.Name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase))?.Value;
        var product = agent?.Split('/', ' ', '(')[0].Trim();
        return string.IsNullOrEmpty(product) ? Unknown
            : Known.TryGetValue(product, out var name) ? name
            : VisibleText.Of(product.Length <= Longest ? product : product[..Longest] + "…");
    }
}
