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

    /// <returns>Empty if nothing was edited.</returns>
    /// <param name="draft">The texts as they are now.</param>
    /// <param name="before">The texts that are not worth keeping: as they were at first, or as they were sent.</param>
    public static string WriteEdited<T>(T draft, T before) => Equals(draft, before) ? "" : Write(draft);

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
