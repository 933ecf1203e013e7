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

    /// <summary>The length without a character at the end whose last bytes are missing.</summary>
    public static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var one = bytes[^back];
            if ((one & 0xC0) == 0x80)
            {
                continue;
            }

            var needed = one switch { >= 0xF0 and < 0xF8 => 4, >= 0xE0 and < 0xF0 => 3, >= 0xC0 and < 0xE0 => 2, _ => 1 };
            return needed > back ? bytes.Length - back : bytes.Length;
        }

        return bytes.Length;
    }
}
