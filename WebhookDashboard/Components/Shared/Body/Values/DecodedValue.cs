using System.Text;
using WebhookDashboard.Bodies.CloudEvents;
using WebhookDashboard.Bodies.Values;
using WebhookDashboard.Components.Shared.Body.Raw;
using WebhookDashboard.Components.Shared.Body.Tree;

namespace WebhookDashboard.Components.Shared.Body.Values;

/// <summary>What a value holds in an encoded form, as a body of its own.</summary>
/// <param name="Mark">The form, in a word: <c>JWT</c>.</param>
/// <param name="Body">What it holds.</param>
public sealed record DecodedValue(string Mark, BodyDocument Body)
{
    /// <summary>Longer values are examined once they are opened: a line is drawn each time it scrolls into view.</summary>
    public const int MaxMarked = 16 * 1024;

    /// <summary>The same as lines below the value: a tree, the lines of a text, or rows of bytes.</summary>
    public ITreeLines Lines => field ??= Body switch
    {
        { Tree: { } tree } => tree,
        { Charset: not null } => new PlainLines(Body.Text.Count, row => Body.Text.TextOf(Body.Text.RowsFrom(row).First())),
        _ => new PlainLines(Body.Hex.Count, row => $"{HexRows.Offset(row)}  {Body.Hex.Bytes(row)}  {Body.Hex.Letters(row)}"),
    };

    /// <summary>What to know about it.</summary>
    public string? Note { get; init; }

    /// <returns>Null if the value holds nothing else.</returns>
    public static DecodedValue? Of(string value) => EmbeddedValue.Of(value) switch
    {
        { Token: { } token } => new(MarkOf(EmbeddedKind.Jwt), OfJson($"{token.Header}\n{token.Payload}"))
        {
            Note = $"The token's header and payload. Its signature of {Format.Count(token.SignatureBytes, "byte")} was not checked.",
        },
        { Content: { } content } => new(MarkOf(EmbeddedKind.Base64), BodyDocument.Of(content)),
        { Text: { } json } => new(MarkOf(EmbeddedKind.Json), OfJson(json)),
        _ => null,
    };

    /// <returns>The binary data of an event; null if it has none.</returns>
    public static DecodedValue? Of(CloudEvent one) =>
        one.DecodeBinary() is { } content ? new(MarkOf(EmbeddedKind.Base64), BodyDocument.Of(content)) : null;

    /// <summary>The mark beside a value; null if it holds nothing else or is longer than <see cref="MaxMarked"/>.</summary>
    public static string? MarkIn(string value) =>
        value.Length <= MaxMarked && EmbeddedValue.Of(value) is { } embedded ? MarkOf(embedded.Kind) : null;

    public static string MarkOf(EmbeddedKind kind) => kind switch
    {
        EmbeddedKind.Jwt => "JWT",
        EmbeddedKind.Base64 => "base64",
        _ => "JSON",
    };

    private static BodyDocument OfJson(string json) => BodyDocument.Of(Encoding.UTF8.GetBytes(json), "application/json");
}
