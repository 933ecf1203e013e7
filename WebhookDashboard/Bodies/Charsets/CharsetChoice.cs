using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace WebhookDashboard.Bodies.Charsets;

/// <summary>The charset to read bytes in, and why. There always is one.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Encoding">Replaces what is invalid.</param>
/// <param name="Source">How it is known.</param>
internal sealed record CharsetChoice(string Name, Encoding Encoding, CharsetSource Source)
{
    /// <summary>Fewer bytes that nobody claims to be text may be anything.</summary>
    private const int MinUnclaimed = 16;

    /// <summary>The control characters that no text has. Escape and the record separator of RFC 7464 are not among them.</summary>
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b is not ('\t' or '\n' or '\r' or '\f' or 0x1B or 0x1E)).Select(b => (byte)b)]);

    /// <summary>The length of the byte order mark.</summary>
    public int MarkLength { get; private init; }

    /// <summary>The declared charset, if it is unknown or does not fit.</summary>
    public string? Wrong { get; private init; }

    /// <summary>Whether nothing fits: the bytes are no text.</summary>
    public bool FitsNothing { get; private init; }

    /// <param name="bytes">The bytes, ending between two UTF-8 characters if they are UTF-8.</param>
    /// <param name="contentType">The claimed content type.</param>
    public static CharsetChoice Of(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByteOrderMark.Of(bytes) is var (marked, unicode, length))
        {
            return new CharsetChoice(marked, unicode, CharsetSource.ByteOrderMark) { MarkLength = length };
        }

        var source = CharsetSource.Declared;
        var declared = HeaderParameters.Find(contentType, "charset")?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(declared))
        {
            (source, declared) = (CharsetSource.XmlDeclaration, XmlDeclaration.CharsetOf(bytes)?.ToLowerInvariant());
        }

        return declared is null ? Undeclared(bytes, contentType)
            : AsDeclared(bytes, declared, source) ?? Undeclared(bytes, contentType) with { Wrong = declared };
    }

    public static bool HasControls(ReadOnlySpan<byte> utf8) => utf8.ContainsAny(Controls);

    /// <returns>Null if the charset is unknown or certainly another.</returns>
    private static CharsetChoice? AsDeclared(ReadOnlySpan<byte> bytes, string declared, CharsetSource source)
    {
        if (CharsetNames.Find(declared) is not { } encoding)
        {
            return null;
        }

        switch (encoding.CodePage)
        {
            case 65001: // UTF-8
                return Utf8.IsValid(bytes) || IsDamagedUtf8(bytes) ? new CharsetChoice(CharsetNames.Utf8, encoding, source) : null;
            case 20127: // ASCII
                return Ascii.IsValid(bytes) ? new CharsetChoice(declared, Encoding.UTF8, source) : null;
            case 1200 or 1201 or 12000 or 12001:
                return IsUtf8InsteadOfWide(bytes) ? null : InByteOrder(bytes, declared, encoding, source);
            default:
                return IsUtf8Instead(bytes, encoding) ? null : new CharsetChoice(declared, encoding, source);
        }
    }

    /// <summary>
    /// Many programs write UTF-8 and call it UTF-16, the encoding of their strings. A short text without a zero may be Chinese
    /// in UTF-16 as well.
    /// </summary>
    private static bool IsUtf8InsteadOfWide(ReadOnlySpan<byte> bytes) =>
        (bytes.Length >= 8 || bytes is [(byte)'<' or (byte)'{' or (byte)'[', ..])
        && bytes.IndexOf((byte)0) < 0 && Utf8.IsValid(bytes) && !HasControls(bytes);

    /// <summary>Whether bytes that are invalid in a charset of several bytes a character are valid UTF-8.</summary>
    private static bool IsUtf8Instead(ReadOnlySpan<byte> bytes, Encoding declared) =>
        !declared.IsSingleByte && !Ascii.IsValid(bytes) && Utf8.IsValid(bytes) && Transcoding.ToUtf8(bytes, declared, isWhole: false).HasInvalidBytes;

    /// <summary>The name <c>utf-16</c> leaves the byte order to the bytes. Without a hint most senders mean little-endian.</summary>
    private static CharsetChoice InByteOrder(ReadOnlySpan<byte> bytes, string declared, Encoding encoding, CharsetSource source) =>
        declared is "utf-16" && CharsetGuess.Wide(bytes) is { Name: "utf-16be" } turned
            ? new CharsetChoice(turned.Name, turned.Encoding, source)
            : new CharsetChoice(declared, encoding, source);

    private static CharsetChoice Undeclared(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if ((CharsetGuess.Wide(bytes) ?? CharsetGuess.Escaped(bytes)) is var (name, encoding))
        {
            return new CharsetChoice(name, encoding, CharsetSource.Guessed);
        }

        var utf8 = new CharsetChoice(CharsetNames.Utf8, Encoding.UTF8, CharsetSource.Utf8);
        if (Utf8.IsValid(bytes) || IsDamagedUtf8(bytes))
        {
            return utf8;
        }

        if (HasControls(bytes))
        {
            return utf8 with { FitsNothing = true };
        }

        var isClaimed = MediaTypes.SaysText(contentType);
        return !isClaimed && bytes.Length < MinUnclaimed ? utf8 with { FitsNothing = true }
            : CharsetGuess.Of(bytes) is var (guessed, found) ? new CharsetChoice(guessed, found, CharsetSource.Guessed)
            : isClaimed ? new CharsetChoice(CharsetGuess.Western, CharsetNames.Find(CharsetGuess.Western)!, CharsetSource.Guessed)
            : utf8 with { FitsNothing = true };
    }

    /// <summary>Whether most of the bytes above ASCII are whole UTF-8 characters, which no other charset yields by chance.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken) = (0, 0);
        for (var rest = bytes; whole + broken < 1_000 && rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at;)
        {
            var valid = Rune.DecodeFromUtf8(rest[at..], out _, out var length) == OperationStatus.Done;
            (whole, broken) = valid ? (whole + 1, broken) : (whole, broken + 1);
            rest = rest[(at + length)..];
        }

        return whole > 0 && whole >= broken;
    }
}
