using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;

namespace WebhookDashboard.Api;

/// <summary>Tells OpenAPI what the texts of <see cref="EventQuery"/> must hold.</summary>
internal static class EventQueryDocs
{
    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Name = parameter.Name is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : null;
            parameter.Schema = parameter.Name switch
            {
                "verdict" => new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [.. Enum.GetNames<Verdict>().Select(verdict => (JsonNode)verdict.ToLowerInvariant())],
                },
                "from" or "to" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
                "before" or "after" => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" },
                "limit" => new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int32",
                    Minimum = "1",
                    Maximum = PageRequest.MaxLimit.ToString(),
                    Default = PageRequest.DefaultLimit,
                },
                "format" => new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["ndjson", "har"], Default = "ndjson" },
                _ => parameter.Schema,
            };
        }

        return Task.CompletedTask;
    }
}
