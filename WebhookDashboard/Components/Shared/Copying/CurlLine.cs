namespace WebhookDashboard.Components.Shared.Copying;

/// <summary>Writes a short command to try an address.</summary>
internal static class CurlLine
{
    /// <summary>Sends a short JSON body.</summary>
    /// <remarks>Not with <c>--json</c>, which curl has since 7.82 only.</remarks>
    public static string For(string url, Shell shell = Shell.Bash) => shell switch
    {
        Shell.PowerShell => $$"""irm -Method Post -ContentType application/json -Body '{"type":"hello.world"}' {{url}}""",
        Shell.Cmd => $$"""curl -H "Content-Type: application/json" -d "{\"type\":\"hello.world\"}" {{url}}""",
        _ => $$"""curl -H 'Content-Type: application/json' -d '{"type":"hello.world"}' {{url}}""",
    };
}
