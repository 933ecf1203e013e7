namespace WebhookDashboard.Outbound.Templates;

/// <summary>Bodies that are too large to type: one JSON object of an exact size.</summary>
internal static class GeneratedBody
{
    public static byte[] OfSize(int bytes)
    {
        var head = """{"padding":"0"""u8;
        var tail = "\"}"u8;
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, head.Length + tail.Length);
        var body = new byte[bytes];
        body.AsSpan().Fill((byte)'0');
        head.CopyTo(body);
        tail.CopyTo(body.AsSpan(bytes - tail.Length));
        return body;
    }
}
