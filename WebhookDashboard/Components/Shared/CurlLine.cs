namespace WebhookDashboard.Components.Shared;

/// <summary>The line that a person pastes into a terminal to send a webhook.</summary>
internal static class CurlLine
{
    /// <summary>Sends a little JSON; the quotes are those of a Unix shell.</summary>
    public static string For(string url) => $$"""curl --json '{"hello":"world"}' {{url}}""";
}
