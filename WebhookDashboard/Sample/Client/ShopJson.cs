using System.Text.Json;
using System.Text.Json.Serialization;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Sample.Client;

/// <summary>The shop's JSON format: <c>snake_case</c>, and every member of a record is required.</summary>
internal static class ShopJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="JsonException">The text is not JSON, or not such a value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        var value = JsonSerializer.Deserialize<T>(JsonBody.WithoutPreamble(json), Options);
        return value is null || (value is IEnumerable<object?> items && items.Contains(null))
            ? throw new JsonException("A value is null.")
            : value;
    }

    /// <summary>Explains why JSON does not fit a type.</summary>
    /// <param name="json">Valid JSON.</param>
    /// <param name="name">What to call it: <c>products</c>.</param>
    /// <returns>Null if no fault is found.</returns>
    public static string? FaultOf<T>(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonBody.WithoutPreamble(json));
            return ShopJsonFault.Of(document.RootElement, Options.GetTypeInfo(typeof(T)), name);
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return null; // Nested deeper than the parser allows, or a name has an escape that is half of a surrogate pair.
        }
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
