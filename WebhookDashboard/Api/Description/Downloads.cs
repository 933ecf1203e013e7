using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>Describes answers that clients should return as a stream.</summary>
internal static class Downloads
{
    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (type, media) in operation.Responses?["200"].Content ?? new Dictionary<string, OpenApiMediaType>())
        {
            // A HAR file is one JSON object, and validators treat it as such.
            var isJson = type == "application/json";
            media.Schema = new OpenApiSchema
            {
                Type = isJson ? JsonSchemaType.String | JsonSchemaType.Object : JsonSchemaType.String,
                Format = "binary",
            };
        }

        return Task.CompletedTask;
    }
}
