namespace WebhookDashboard.Bodies;

/// <summary>Cuts bytes between two UTF-8 characters.</summary>
internal static class Utf8Cut
{
    /// <summary>The greatest length up to <paramref name="most"/> that ends between two UTF-8 characters.</summary>
    public static int Before(ReadOnlySpan<byte> bytes, int most)
    {
        if (most >= bytes.Length)
        {
            return bytes.Length;
        }

        var end = most;
        while (end > most - 4 && end > 0 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        // Four continuation bytes in a row are not UTF-8: cut anywhere.
        return (bytes[end] & 0xC0) == 0x80 || end == 0 ? most : end;
    }
}
