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

    private static ReadOnlySpan<byte> WithoutPreamble(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
}
