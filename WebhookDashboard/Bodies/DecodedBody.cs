using WebhookDashboard.Bodies.Charsets;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Bodies.Multipart;
using WebhookDashboard.Bodies.Xml;

namespace WebhookDashboard.Bodies;

/// <summary>
/// A body without its content codings, with its text and its format. Reading one never fails, whatever the bytes are and
/// whatever the headers claim.
/// </summary>
public sealed class DecodedBody
{
    /// <summary>How much of a body is decompressed at most, unless the caller says otherwise: as much as may be received.</summary>
    public const int MaxBytes = 26_214_400;

    private readonly bool _isWhole;
    private BodyText? _text;
    private BodyFormat? _format;

    private DecodedBody(ReadOnlyMemory<byte> bytes, bool isWhole, string? contentType)
    {
        Bytes = bytes;
        _isWhole = isWhole;
        ContentType = contentType;
        RecognizedType = MediaTypes.Recognize(bytes.Span);
    }

    /// <summary>The body without its codings; what was given, not a copy, if it has none or they could not be undone.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether the body has more than these bytes.</summary>
    public bool IsCut => !_isWhole;

    /// <summary>The content codings that were undone, as the header lists them; null if there were none.</summary>
    public string? UndoneCoding { get; private init; }

    /// <summary>The content codings that could not be undone: unknown, or not what the bytes are.</summary>
    public string? LeftCoding { get; private init; }

    /// <summary>As claimed.</summary>
    public string? ContentType { get; }

    /// <summary>The media type that the first bytes tell, of a raster image or a PDF; null for everything else.</summary>
    public string? RecognizedType { get; }

    /// <summary>The bytes as text; also if they are none, so that they can be searched.</summary>
    public BodyText Text => _text ??= BodyText.Read(Bytes, ContentType, _isWhole);

    /// <summary>Whether the bytes are no text.</summary>
    public bool IsBinary => RecognizedType is not null || Text.LooksBinary;

    /// <summary>Parses the body as far as it must to tell.</summary>
    public BodyFormat Format => _format ??= Detect();

    /// <param name="body">The body as received. For a large one its beginning may be enough.</param>
    /// <param name="contentType">The claimed content type.</param>
    /// <param name="contentEncoding">The claimed content codings; null for none.</param>
    /// <param name="most">The maximum number of bytes after decompression, and in any case.</param>
    /// <param name="isWhole">Whether <paramref name="body"/> is the whole body, and not only its beginning.</param>
    public static DecodedBody Read(
        ReadOnlyMemory<byte> body, string? contentType, string? contentEncoding = null, int most = MaxBytes, bool isWhole = true)
    {
        var coding = ContentCoding.IsCoded(contentEncoding) && !body.IsEmpty ? contentEncoding!.Trim() : null;
        if (coding is not null && ContentCoding.Inflate(body, coding, most, isWhole) is var (inflated, isCut))
        {
            return new DecodedBody(inflated, !isCut, contentType) { UndoneCoding = coding };
        }

        var bytes = body.Length <= most ? body : body[..Utf8Cut.Before(body.Span, most)];
        return new DecodedBody(bytes, isWhole && bytes.Length == body.Length, contentType) { LeftCoding = coding };
    }

    /// <summary>A copy of the beginning, so that the rest need not stay in memory.</summary>
    /// <param name="most">The maximum number of bytes.</param>
    public DecodedBody Beginning(int most) =>
        new(Bytes[..Utf8Cut.Before(Bytes.Span, most)].ToArray(), isWhole: false, ContentType) { UndoneCoding = UndoneCoding, LeftCoding = LeftCoding };

    private BodyFormat Detect()
    {
        if (Bytes.IsEmpty)
        {
            return BodyFormat.Empty;
        }

        if (RecognizedType is { } recognized)
        {
            return recognized == MediaTypes.Pdf ? BodyFormat.Pdf : BodyFormat.Image;
        }

        if (MultipartBody.Read(Bytes, ContentType) is not null)
        {
            return BodyFormat.Multipart;
        }

        // JSON before forms: curl -d claims that everything is a form.
        return AsJson()
            ?? (LooksLikeXml() ? BodyFormat.Xml
                : Text.LooksBinary ? BodyFormat.Binary
                : MediaTypes.IsForm(ContentType) ? BodyFormat.Form
                : BodyFormat.Text);
    }

    private BodyFormat? AsJson()
    {
        var text = Text.Utf8.Span;
        if (!MediaTypes.SaysJson(ContentType) && text.TrimStart(" \t\r\n\u001E"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            return null;
        }

        return JsonSequence.Read(text, _isWhole) switch
        {
            { Fault: not null } or { Documents.Count: 0 } => null,
            { Documents.Count: 1 } => BodyFormat.Json,
            _ => BodyFormat.JsonSequence,
        };
    }

    private bool LooksLikeXml()
    {
        var text = Text.Utf8.Span.TrimStart(" \t\r\n"u8);
        return (text.StartsWith("<?xml"u8) || (MediaTypes.SaysXml(ContentType) && text.StartsWith((byte)'<'))) && XmlTree.Begins(Text.Utf8);
    }
}
