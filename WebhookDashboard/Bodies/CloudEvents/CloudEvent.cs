using WebhookDashboard.Bodies.Json;

namespace WebhookDashboard.Bodies.CloudEvents;

/// <summary>One CloudEvent in JSON.</summary>
/// <param name="Range">Where its object is in the text.</param>
/// <param name="Attributes">All members except the data, in their order. Values that are not strings are JSON as written.</param>
public sealed record CloudEvent(JsonRange Range, IReadOnlyList<KeyValuePair<string, string>> Attributes)
{
    /// <summary>Where the member <c>data</c> is in the text; null if there is none.</summary>
    public JsonRange? Data { get; init; }

    /// <summary>The bytes of the member <c>data_base64</c>; null if there is none, or it is not base64.</summary>
    public ReadOnlyMemory<byte>? Binary { get; init; }

    /// <summary>The value of an attribute; null if there is none.</summary>
    public string? Attribute(string name) =>
        Attributes.Where(attribute => attribute.Key == name).Select(attribute => attribute.Value).FirstOrDefault();

    /// <summary>Reads <see cref="Binary"/> like a body of its own.</summary>
    public DecodedBody? DecodeBinary() => Binary is { } bytes ? DecodedBody.Read(bytes, Attribute("datacontenttype")) : null;
}
