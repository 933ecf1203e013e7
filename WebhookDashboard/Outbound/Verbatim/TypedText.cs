using System.Globalization;

namespace WebhookDashboard.Outbound.Verbatim;

/// <summary>Finds characters in typed text that cannot be sent.</summary>
internal static class TypedText
{
    /// <summary>Describes the first such character and its position, from 1; null if there is none.</summary>
    public static string? Fault(ReadOnlySpan<char> text, bool allowsBlanks)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var what = text[i] switch
            {
                ' ' or '\t' when allowsBlanks => null,
                ' ' => "a space",
                var c when char.IsControl(c) => $"the control character U+{(int)c:X4}",
                var c when char.IsSurrogate(c) && !IsPair(text, ref i) => "half of a surrogate pair",
                _ => null,
            };
            if (what is not null)
            {
                return At(what, i);
            }
        }

        return null;
    }

    /// <summary>Adds the position to a description.</summary>
    /// <param name="what">What was found.</param>
    /// <param name="index">The index, from 0.</param>
    public static string At(string what, int index) => string.Create(CultureInfo.InvariantCulture, $"{what} at position {index + 1}");

    private static bool IsPair(ReadOnlySpan<char> text, ref int index)
    {
        var isPair = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
        index += isPair ? 1 : 0;
        return isPair;
    }
}
