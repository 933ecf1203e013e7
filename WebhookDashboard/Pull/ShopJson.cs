using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebhookDashboard.Pull;

/// <summary>How the shop writes JSON: <c>snake_case</c>, and all that a record names must be there.</summary>
internal static class ShopJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="JsonException">It is no JSON, or not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        var value = JsonSerializer.Deserialize<T>(WithoutPreamble(json), Options);
        return value is null || (value is IEnumerable<object?> items && items.Contains(null))
            ? throw new JsonException("A value is null.")
            : value;
    }

    /// <summary>What keeps JSON from being such a value.</summary>
    /// <param name="json">It is JSON.</param>
    /// <param name="name">What it is called: <c>products</c>.</param>
    /// <returns>Null when it can't be said.</returns>
    public static string? FaultOf<T>(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutPreamble(json));
            return ShopJsonFault.Of(document.RootElement, Options.GetTypeInfo(typeof(T)), name);
        }
        catch (JsonException)
        {
            return null; // Deeper than a document may be.
        }
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static bool IsJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(WithoutPreamble(body));
        try
        {
            while (reader.Read())
            {
                // To its end: a text that only begins like JSON is none.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ReadOnlyMemory<byte> WithoutPreamble(ReadOnlyMemory<byte> bytes) => bytes[^WithoutPreamble(bytes.Span).Length..];

    private static ReadOnlySpan<byte> WithoutPreamble(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
}
