using System.Text.Json;
using System.Text.Json.Serialization;
using WebhookDashboard.Pull;

namespace WebhookDashboard.Sample.Client;

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
        var value = JsonSerializer.Deserialize<T>(JsonBody.WithoutPreamble(json), Options);
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
            using var document = JsonDocument.Parse(JsonBody.WithoutPreamble(json));
            return ShopJsonFault.Of(document.RootElement, Options.GetTypeInfo(typeof(T)), name);
        }
        catch (JsonException)
        {
            return null; // Deeper than a document may be.
        }
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
