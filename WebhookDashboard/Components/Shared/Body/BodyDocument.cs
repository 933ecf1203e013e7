using WebhookDashboard.Bodies;
using WebhookDashboard.Bodies.Charsets;
using WebhookDashboard.Bodies.CloudEvents;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Bodies.Json;
using WebhookDashboard.Bodies.Xml;
using WebhookDashboard.Components.Shared.Body.Json;
using WebhookDashboard.Components.Shared.Body.Parts;
using WebhookDashboard.Components.Shared.Body.Raw;
using WebhookDashboard.Components.Shared.Body.Tree;
using WebhookDashboard.Components.Shared.Body.Xml;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>
/// A body as a page shows it: what it is, and its views. It holds at most the first <see cref="MaxShown"/> bytes, and of a larger
/// body no more than 4 MiB in all. Creating one never fails, whatever the bytes are.
/// </summary>
public sealed class BodyDocument
{
    /// <summary>How much of a body is shown; the rest can be downloaded.</summary>
    public const int MaxShown = 2 * 1024 * 1024;

    /// <summary>How much of a body is read for that: one byte more tells whether there is more.</summary>
    public const int MaxRead = MaxShown + 1;

    /// <summary>
    /// How much is shown of a larger body whose views need copies of it: its text in UTF-8, the fields of a form, the texts of XML,
    /// the page of HTML, the parts.
    /// </summary>
    public const int MaxInCopies = 512 * 1024;

    /// <summary>How many lines and attributes of XML, or fields of a form, are shown of a larger body: each is an object.</summary>
    private const int MostObjects = 8_192;

    private readonly DecodedBody _body;

    private BodyDocument(DecodedBody body, int size)
    {
        (_body, Size) = (body, size);
        Format = body.Format;
        IsHtml = Format is BodyFormat.Text or BodyFormat.Xml && HtmlPreview.IsHtml(body.ContentType, body.Text.Utf8.Span);
        Tree = TreeOf();
        Fault = (Tree as XmlTreeLines)?.Fault ?? (Format == BodyFormat.Text && MediaTypes.SaysJson(body.ContentType) && body.LeftCoding is null
            ? JsonSequence.Read(body.Text.Utf8.Span, !body.IsCut).Fault
            : null);
        Views = ViewsOf();
    }

    public BodyFormat Format { get; }

    /// <summary>Whether the text is HTML.</summary>
    public bool IsHtml { get; }

    /// <summary>The size of the whole body in bytes, as received.</summary>
    public int Size { get; }

    /// <summary>The bytes without compression, or their beginning.</summary>
    public ReadOnlyMemory<byte> Shown => _body.Bytes;

    /// <summary>Whether there is more than is shown.</summary>
    public bool IsCut => _body.IsCut;

    /// <summary>The compression that was undone; null: shown as received.</summary>
    public string? Inflated => _body.UndoneCoding;

    /// <summary>The claimed compression that could not be undone.</summary>
    public string? NotInflated => _body.LeftCoding;

    /// <summary>The possible views, the best one first.</summary>
    public IReadOnlyList<BodyView> Views { get; }

    /// <summary>JSON, XML or a form as lines that fold; null for other formats.</summary>
    public ITreeLines? Tree { get; }

    /// <summary>The fields of a form.</summary>
    public FormBody? Form { get; private set; }

    /// <summary>The parts of a multipart body.</summary>
    public ShownParts? Parts { get; private set; }

    /// <summary>Whether all of an image is here. The browser can load another one by itself, unless it is compressed.</summary>
    public bool HoldsImage => Format == BodyFormat.Image && !IsCut;

    /// <summary>The media type of an image.</summary>
    public string? ImageType => _body.RecognizedType;

    /// <summary>Where a body stops being the JSON or XML that it claims to be.</summary>
    public TextFault? Fault { get; }

    /// <summary>The charset of the text, and how it is known; null if the body is no text.</summary>
    public BodyText? Charset => Format is BodyFormat.Empty or BodyFormat.Multipart or BodyFormat.Image or BodyFormat.Pdf or BodyFormat.Binary ? null : _body.Text;

    public TextLines Text => field ??= new TextLines(_body.Text.Utf8);

    public HexRows Hex => new(Shown);

    /// <summary>Whether all of it is here as text.</summary>
    public bool IsCopyable => !IsCut && Charset is { HasInvalidBytes: false };

    /// <summary>The text to copy; null if not all of it is here as text.</summary>
    public string? Copy => IsCopyable ? _body.Text.ToString() : null;

    /// <summary>The text of HTML, in whatever charset it came.</summary>
    public string Html => _body.Text.ToString();

    /// <param name="body">The body as received. For a large one the first part is enough (<see cref="MaxRead"/>), except for a
    /// multipart body, whose parts may be anywhere.</param>
    /// <param name="contentType">The claimed content type.</param>
    /// <param name="contentEncoding">The claimed compression; null: none.</param>
    /// <param name="size">The size of the whole body; null: <paramref name="body"/> is the whole body, or all that was
    /// stored.</param>
    /// <param name="isWhole">Whether the stored body is complete; ignored if <paramref name="size"/> tells.</param>
    public static BodyDocument Of(
        ReadOnlyMemory<byte> body, string? contentType, string? contentEncoding = null, int? size = null, bool isWhole = true)
    {
        isWhole &= (size ?? body.Length) == body.Length;

        // Copies the beginning: the whole of a large body must not live as long as the page.
        var read = body.Length <= MaxRead ? body : body[..MaxRead].ToArray();
        var decoded = DecodedBody.Read(read, contentType, contentEncoding, MaxShown, isWhole && read.Length == body.Length);
        var document = new BodyDocument(NeedsCopies(decoded) ? decoded.Beginning(MaxInCopies) : decoded, size ?? body.Length);
        if (document.Format == BodyFormat.Multipart)
        {
            document.Parts = ShownParts.Of(decoded.IsCut ? DecodedBody.Read(body, contentType, contentEncoding, isWhole: isWhole) : decoded);
        }

        return document;
    }

    /// <summary>A body that was read already.</summary>
    public static BodyDocument Of(DecodedBody body) => new(body, body.Bytes.Length);

    private static bool NeedsCopies(DecodedBody body) => body.IsCut && (
        body.Format is BodyFormat.Form or BodyFormat.Xml or BodyFormat.Multipart
        || (!body.IsBinary && (body.Text.IsCopy || HtmlPreview.IsHtml(body.ContentType, body.Text.Utf8.Span))));

    private ITreeLines? TreeOf()
    {
        var text = _body.Text.Utf8;
        switch (Format)
        {
            case BodyFormat.Json when !IsCut && CloudEventBody.Read(text, _body.ContentType) is { IsCut: false, Events.Count: > 0 } events:
                return JsonTreeLines.OfEvents(text, events);
            case BodyFormat.Json or BodyFormat.JsonSequence:
                return JsonTreeLines.OfDocuments(text, !IsCut);
            case BodyFormat.Form:
                Form = FormBody.Read(Shown, _body.ContentType, IsCut ? MostObjects : FormBody.MaxFields);
                return JsonTreeLines.OfForm(Form.Fields, !IsCut);
            case BodyFormat.Xml:
                return new XmlTreeLines(XmlTree.Read(text, !IsCut, IsCut ? MostObjects : XmlTree.MaxLines));
            default:
                return null;
        }
    }

    private List<BodyView> ViewsOf() => Format switch
    {
        BodyFormat.Empty => [BodyView.Raw],
        BodyFormat.Json or BodyFormat.JsonSequence => [BodyView.Tree, BodyView.Raw, BodyView.Hex],
        BodyFormat.Form when Form!.Fields.Any(field => field.IsJson) => [BodyView.Tree, BodyView.Form, BodyView.Raw, BodyView.Hex],
        BodyFormat.Form => [BodyView.Form, BodyView.Tree, BodyView.Raw, BodyView.Hex],
        BodyFormat.Multipart => [BodyView.Parts, BodyView.Raw, BodyView.Hex],
        BodyFormat.Xml when IsHtml => [BodyView.Tree, BodyView.Raw, BodyView.Preview, BodyView.Hex],
        BodyFormat.Xml => [BodyView.Tree, BodyView.Raw, BodyView.Hex],
        BodyFormat.Text when IsHtml => [BodyView.Raw, BodyView.Preview, BodyView.Hex],
        BodyFormat.Text => [BodyView.Raw, BodyView.Hex],

        // The image on request only: a small one may take gigabytes once it is decoded.
        BodyFormat.Image => [BodyView.Hex, BodyView.Image, BodyView.Raw],
        _ => [BodyView.Hex, BodyView.Raw],
    };
}
