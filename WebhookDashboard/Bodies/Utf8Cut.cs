namespace WebhookDashboard.Bodies;

/// <summary>Cuts bytes between characters.</summary>
internal static class Utf8Cut
{
    /// <summary>The longest length up to <paramref name="most"/> that ends between two characters of UTF-8.</summary>
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

        // Four continuation bytes in a row are no UTF-8: then any place is as good.
        return (bytes[end] & 0xC0) == 0x80 || end == 0 ? most : end;
    }
}
