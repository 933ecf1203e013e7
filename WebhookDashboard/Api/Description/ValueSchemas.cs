using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebhookDashboard.Api.Send;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Description;

/// <summary>Describes values that have a converter, which the generator can't look into.</summary>
internal static class ValueSchemas
{
    /// <summary>
    /// Null for schemas that are written inline. Client generators make a class of each named schema, even of an id, and lose
    /// the value of one that may be null.
    /// </summary>
    public static string? ReferenceIdOf(JsonTypeInfo type) =>
        ValueOf(type.Type) is { } value && (TextOf(value) is not null || value == typeof(JsonElement) || value == typeof(SendHeaders))
            ? null
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static Task DescribeAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (ValueOf(type).IsEnum)
        {
            // The reference says whether it may be null.
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. (schema.Enum ?? []).Where(name => name is not null && name.GetValueKind() == JsonValueKind.String)];
        }
        else if (TextOf(ValueOf(type)) is { } text)
        {
            schema.Type = ValueOf(type) == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = text.Format;
            schema.Pattern = text.Pattern;
        }
        else if (type == typeof(SendHeaders))
        {
            schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if (context.JsonPropertyInfo is { Set: null, IsGetNullable: false })
        {
            schema.Type &= ~JsonSchemaType.Null; // The generator treats read-only as nullable.
        }

        if (ReferenceIdOf(context.JsonTypeInfo) is null && DescriptionOf(context.JsonPropertyInfo) is { } description)
        {
            schema.Description = description; // The generator has put the type's comment there.
        }

        return Task.CompletedTask;
    }

    private static string? DescriptionOf(JsonPropertyInfo? member) =>
        member?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute own, ..]
            ? own.Description
            : null;

    private static (string? Format, string? Pattern)? TextOf(Type value) =>
        value == typeof(EventId) ? ("uuid", null)
        : value == typeof(EndpointSlug) ? (null, EndpointSlug.Pattern)
        : value == typeof(DateTimeOffset) ? ("date-time", null)
        : value == typeof(ReadOnlyMemory<byte>) ? ("byte", null)
        : null;

    private static Type ValueOf(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
