namespace WebhookDashboard.Bodies;

/// <summary>Recognises and compares media types.</summary>
internal static class MediaTypes
{
    public const string Pdf = "application/pdf";

    /// <summary>Recognises a raster image or a PDF by its first bytes, since a sender may claim anything.</summary>
    public static string? Recognize(ReadOnlySpan<byte> body) => body switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s', ..] => "image/avif",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
        _ => null,
    };

    public static bool IsForm(string? contentType) => Is(contentType, "application/x-www-form-urlencoded");

    public static bool IsMultipart(string? contentType) => Begins(contentType, "multipart/");

    public static bool SaysJson(string? contentType) => Essence(contentType).Contains("json", StringComparison.OrdinalIgnoreCase);

    public static bool SaysXml(string? contentType) =>
        Essence(contentType).EndsWith("/xml", StringComparison.OrdinalIgnoreCase)
        || Essence(contentType).EndsWith("+xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the content type promises text.</summary>
    public static bool SaysText(string? contentType) =>
        Begins(contentType, "text/") || SaysJson(contentType) || SaysXml(contentType) || IsForm(contentType)
        || Essence(contentType).EndsWith("script", StringComparison.OrdinalIgnoreCase);

    public static bool Is(string? contentType, string mediaType) => Essence(contentType).Equals(mediaType, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string? contentType, string start) => Essence(contentType).StartsWith(start, StringComparison.OrdinalIgnoreCase);

    /// <summary>The media type without its parameters.</summary>
    private static ReadOnlySpan<char> Essence(string? contentType)
    {
        var text = contentType.AsSpan();
        var end = text.IndexOf(';');
        return (end < 0 ? text : text[..end]).Trim();
    }
}
