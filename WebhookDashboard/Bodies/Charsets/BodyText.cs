using System.Text;

namespace WebhookDashboard.Bodies.Charsets;

/// <summary>The text of a body, in UTF-8. Reading one never fails, whatever the bytes are.</summary>
public sealed class BodyText
{
    private BodyText(ReadOnlyMemory<byte> utf8, CharsetChoice charset, bool hasInvalidBytes, bool isCopy)
    {
        Utf8 = utf8;
        IsCopy = isCopy;
        Charset = charset.Name;
        Source = charset.Source;
        WrongCharset = charset.Wrong;
        HasInvalidBytes = hasInvalidBytes;
        LooksBinary = charset.FitsNothing || CharsetChoice.HasControls(utf8.Span);
    }

    /// <summary>
    /// Without a byte order mark. Part of what was given if that is UTF-8, and then invalid bytes, if there are any, are still
    /// in it.
    /// </summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>Whether <see cref="Utf8"/> is not a part of what was given: it was in another charset.</summary>
    public bool IsCopy { get; }

    /// <summary>The name of the charset, in lower case.</summary>
    public string Charset { get; }

    public CharsetSource Source { get; }

    /// <summary>Whether some bytes are no characters of the charset; they are shown as �.</summary>
    public bool HasInvalidBytes { get; }

    /// <summary>The declared charset, if it is unknown or does not fit, and so another is used.</summary>
    public string? WrongCharset { get; }

    /// <summary>Whether this is no text: it has control characters, or no charset fits.</summary>
    public bool LooksBinary { get; }

    /// <param name="bytes">The body without its content codings.</param>
    /// <param name="contentType">The claimed content type.</param>
    /// <param name="isWhole">False if these are only the first bytes, which may end within a character.</param>
    public static BodyText Read(ReadOnlyMemory<byte> bytes, string? contentType, bool isWhole = true)
    {
        var read = isWhole ? bytes : bytes[..Utf8Cut.WholeCharacters(bytes.Span)];
        var charset = CharsetChoice.Of(read.Span, contentType);
        if (charset.Encoding is UTF8Encoding)
        {
            var utf8 = read[charset.MarkLength..];
            return new BodyText(utf8, charset, !System.Text.Unicode.Utf8.IsValid(utf8.Span), isCopy: false);
        }

        var (text, hasInvalidBytes) = Transcoding.ToUtf8(bytes.Span[charset.MarkLength..], charset.Encoding, isWhole);
        return new BodyText(text, charset, hasInvalidBytes, isCopy: true);
    }

    /// <summary>The text as a string.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
