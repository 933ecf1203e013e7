using System.Buffers;
using System.Text;
using System.Text.Unicode;
using WebhookDashboard.Bodies;
using WebhookDashboard.Components.Shared.Body.Json;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>The part of a body that a page shows, and its kind. Creating one never fails, whatever the bytes are.</summary>
public sealed class BodyDocument
{
    /// <summary>How much of a body is shown; the rest can be downloaded.</summary>
    public const int MaxShown = 512 * 1024;

    /// <summary>How much of a body is read for that: one byte more, so that no character is cut in two.</summary>
    public const int MaxRead = MaxShown + 1;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b is not ('\t' or '\n' or '\r' or '\f' or 0x1B)).Select(b => (byte)b)]);

    private TextLines? _text;

    private readonly Wire _wire;

    private BodyDocument(ReadOnlyMemory<byte> shown, bool isCut, Wire wire)
    {
        Shown = shown;
        IsCut = isCut;
        _wire = wire;
    }

    public ReadOnlyMemory<byte> Shown { get; }

    /// <summary>Whether there is more than is shown.</summary>
    public bool IsCut { get; }

    /// <summary>The size of the whole body in bytes, as received.</summary>
    public int Size => _wire.Size;

    /// <summary>The compression that was undone; null: shown as received.</summary>
    public string? Inflated => _wire.Inflated;

    /// <summary>The claimed compression that could not be undone.</summary>
    public string? NotInflated => _wire.NotInflated;

    public BodyKind Kind { get; private init; }

    /// <summary>The possible views, the best one first.</summary>
    public IReadOnlyList<BodyView> Views => Kind switch
    {
        BodyKind.Empty => [BodyView.Raw],
        BodyKind.Json => [BodyView.Tree, BodyView.Raw, BodyView.Hex],
        BodyKind.Form => [BodyView.Form, BodyView.Raw, BodyView.Hex],
        BodyKind.Text => [BodyView.Raw, BodyView.Hex],

        // The image on request only: a small one may take gigabytes once it is decoded.
        BodyKind.Image => [BodyView.Hex, BodyView.Image, BodyView.Raw],
        _ => [BodyView.Hex, BodyView.Raw],
    };

    /// <summary>The lines of JSON.</summary>
    public JsonLines? Json { get; private init; }

    /// <summary>The fields of a form.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; private init; } = [];

    /// <summary>The media type of an image.</summary>
    public string? ImageType { get; private init; }

    /// <summary>Where a body that claims to be JSON is invalid.</summary>
    public JsonFault? Fault { get; private init; }

    /// <summary>Whether the text contains bytes that are not UTF-8, shown as �.</summary>
    public bool HasInvalidText { get; private init; }

    public TextLines Text => _text ??= new TextLines(Shown);

    public HexRows Hex => new(Shown);

    /// <param name="body">The body as received. For a large one the first part is enough (<see cref="MaxRead"/>).</param>
    /// <param name="contentType">The claimed content type.</param>
    /// <param name="contentEncoding">The claimed compression; null: none.</param>
    /// <param name="size">The size of the whole body; null: <paramref name="body"/> is the whole body, or all that was
    /// stored.</param>
    /// <param name="isWhole">Whether the stored body is complete; ignored if <paramref name="size"/> tells.</param>
    public static BodyDocument Of(
        byte[] body, string? contentType, string? contentEncoding = null, int? size = null, bool isWhole = true)
    {
        isWhole &= (size ?? body.Length) == body.Length;
        var wire = new Wire(size ?? body.Length);
        var coding = ContentCoding.IsCoded(contentEncoding) && body.Length > 0 ? contentEncoding!.Trim() : null;
        if (coding is not null && ContentCoding.Inflate(body, coding, MaxShown, isWhole) is var (inflated, isCut))
        {
            return Read(inflated, isCut, contentType, wire with { Inflated = coding });
        }

        // Copies the part: the whole of a large body must not live as long as the page.
        var shown = body.Length <= MaxShown ? body : body[..Utf8Cut.Before(body, MaxShown)];
        return Read(shown, shown.Length < body.Length || !isWhole, contentType, wire with { NotInflated = coding });
    }

    private static BodyDocument Read(byte[] shown, bool isCut, string? contentType, Wire wire)
    {
        var valid = Utf8.IsValid(shown);
        if (shown.Length == 0)
        {
            return new BodyDocument(shown, isCut, wire) { Kind = BodyKind.Empty };
        }

        if (!isCut && ImageTypeOf(shown) is { } image)
        {
            return new BodyDocument(shown, isCut, wire) { Kind = BodyKind.Image, ImageType = image };
        }

        // Tests for JSON before a form: curl -d claims that everything is a form.
        var fault = default(JsonFault);
        if (LooksLikeJson(shown, contentType) && wire.NotInflated is null)
        {
            var json = JsonLines.Read(shown, whole: !isCut);
            if (json.Fault is null && json.Lines.Count > 0)
            {
                return new BodyDocument(shown, isCut, wire) { Kind = BodyKind.Json, Json = json, HasInvalidText = !valid };
            }

            fault = json.Fault;
        }

        if (IsForm(contentType) && valid)
        {
            return new BodyDocument(shown, isCut, wire)
            {
                Kind = BodyKind.Form,
                Fields = FormFields.Parse(Encoding.UTF8.GetString(shown)),
            };
        }

        var text = !shown.AsSpan().ContainsAny(Controls) && (valid || IsText(contentType));
        return new BodyDocument(shown, isCut, wire)
        {
            Kind = text ? BodyKind.Text : BodyKind.Binary,
            Fault = text ? fault : null,
            HasInvalidText = text && !valid,
        };
    }

    /// <summary>By the bytes, since a sender may claim anything.</summary>
    private static string? ImageTypeOf(ReadOnlySpan<byte> body) => body switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "image/gif",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        _ => null,
    };

    private static bool IsForm(string? contentType) =>
        contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsText(string? contentType) =>
        contentType is not null
        && (contentType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || SaysJson(contentType));

    private static bool SaysJson(string? contentType) =>
        contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;

    private static bool LooksLikeJson(ReadOnlySpan<byte> body, string? contentType)
    {
        if (SaysJson(contentType))
        {
            return true;
        }

        var start = body.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        return start.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    /// <summary>What was received, if that is not what is shown.</summary>
    private sealed record Wire(int Size, string? Inflated = null, string? NotInflated = null);
}
