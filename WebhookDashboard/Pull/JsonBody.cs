using System.Text.Json;

namespace WebhookDashboard.Pull;

/// <summary>Whether an answer is JSON, which a byte order mark may precede.</summary>
internal static class JsonBody
{
    /// <summary>Accepts JSON and an empty body.</summary>
    /// <returns>What is wrong, in one sentence; null when nothing is.</returns>
    public static string? FaultOf(Source source, Exchange exchange, ReadOnlyMemory<byte> body) =>
        body.IsEmpty || IsJson(body.Span) ? null : PullFault.NoJson(source, exchange);

    /// <summary>Reads to the end, so that text that only begins like JSON is not taken for it.</summary>
    public static bool IsJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(WithoutPreamble(body));
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static ReadOnlyMemory<byte> WithoutPreamble(ReadOnlyMemory<byte> bytes) => bytes[^WithoutPreamble(bytes.Span).Length..];

    public static ReadOnlySpan<byte> WithoutPreamble(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
}
