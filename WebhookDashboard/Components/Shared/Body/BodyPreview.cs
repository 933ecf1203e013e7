using System.Text;
using WebhookDashboard.Bodies;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Events;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>The beginning of a body in one line of text.</summary>
internal static class BodyPreview
{
    /// <summary>How much of a body is read for it, and how much of a compressed one is decompressed.</summary>
    public const int Bytes = 256;

    /// <summary>No row has room for more.</summary>
    public const int MaxLength = 300;

    /// <summary>A match further on than this is not sure to be on the screen, so the line begins nearer to it.</summary>
    private const int SurelyShown = 32;

    /// <summary>How much of the text before a match is shown.</summary>
    private const int ShownBefore = 12;

    /// <param name="opening">The beginning of the event.</param>
    /// <param name="bodySize">The size of the whole body, in bytes.</param>
    public static string Of(EventOpening opening, int bodySize) => Of(Decode(opening, bodySize, Bytes), bodySize);

    /// <param name="body">The body, or its beginning.</param>
    /// <param name="bodySize">The size of the whole body as received, in bytes.</param>
    /// <param name="search">Its first match is shown, wherever it is.</param>
    public static string Of(DecodedBody body, int bodySize, SearchText? search = null)
    {
        if (bodySize == 0)
        {
            return "";
        }

        var unreadable = body.LeftCoding ?? body.RecognizedType ?? (body.IsBinary ? "binary" : null);
        return unreadable is null ? Line(body, search) : $"({OneLine(unreadable)}, {Format.Bytes(bodySize)})";
    }

    /// <param name="opening">The beginning of the event.</param>
    /// <param name="bodySize">The size of the whole body, in bytes.</param>
    /// <param name="most">The maximum number of bytes after decompression.</param>
    public static DecodedBody Decode(EventOpening opening, int bodySize, int most) => DecodedBody.Read(
        opening.Body, opening.Headers.Find("Content-Type"), opening.Headers.Find("Content-Encoding"), most, isWhole: opening.Body.Length >= bodySize);

    /// <summary>White space in runs becomes one space; what has no shape of its own, or turns the line around, a mark.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var character in text)
        {
            if (line.Length == MaxLength)
            {
                // The cut is not between the halves of a character.
                line.Length -= char.IsHighSurrogate(line[^1]) ? 1 : 0;
                return line.Append('…').ToString();
            }

            if (!char.IsWhiteSpace(character))
            {
                line.Append(char.IsControl(character) || VisibleText.IsDirectionControl(character) ? '�' : character);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static string Line(DecodedBody body, SearchText? search)
    {
        if (search is not null && Text(body, body.Text.Utf8.Length) is var text && Highlight.Ranges(text, search) is [{ Start: > SurelyShown } match, ..])
        {
            var start = match.Start - ShownBefore;
            return $"…{OneLine(text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..])}";
        }

        return OneLine(Text(body, 4 * MaxLength));
    }

    /// <summary>A form reads better without its escapes.</summary>
    private static string Text(DecodedBody body, int most)
    {
        var utf8 = body.Text.Utf8.Span;
        var text = Encoding.UTF8.GetString(utf8[..Utf8Cut.Before(utf8, most)]);
        return body.Format == BodyFormat.Form ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text;
    }
}
