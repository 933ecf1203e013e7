using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences;

/// <summary>How many bytes two texts in UTF-8 share at their beginning and at their end. No character is cut in two.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CommonEnds(int Start, int End)
{
    public static CommonEnds Of(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var start = left.CommonPrefixLength(right);
        while (start > 0 && (Continues(left, start) || Continues(right, start)))
        {
            start--;
        }

        var most = Math.Min(left.Length, right.Length) - start;
        var end = 0;
        while (end < most && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        while (end > 0 && Continues(left, left.Length - end))
        {
            end--;
        }

        return new CommonEnds(start, end);
    }

    /// <summary>Whether a byte continues a character.</summary>
    private static bool Continues(ReadOnlySpan<byte> text, int index) => index < text.Length && (text[index] & 0xC0) == 0x80;
}
