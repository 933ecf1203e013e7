using System.Text.Json;

namespace WebhookDashboard.Components.Shared.Forms;

/// <summary>A draft as the JSON that the browser keeps.</summary>
internal static class DraftJson
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write<T>(T draft) => JsonSerializer.Serialize(draft);

    /// <summary>Null if there is none, or another version or a person wrote it.</summary>
    public static T? Read<T>(string? json)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : JsonSerializer.Deserialize<T>(json, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
