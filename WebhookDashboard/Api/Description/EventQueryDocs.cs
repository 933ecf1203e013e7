using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebhookDashboard.Api.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
using WebhookDashboard.Domain.Signatures;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Histograms;

namespace WebhookDashboard.Api.Description;

/// <summary>Describes the text parameters of <see cref="EventQuery"/>.</summary>
internal static class EventQueryDocs
{
    public static Task DescribePageAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in Parameters(operation))
        {
            parameter.Schema = parameter.Name == "limit" ? UpTo(PageRequest.MaxLimit, PageRequest.DefaultLimit) : Filter(parameter.Name, context.Document) ?? parameter.Schema;
        }

        return Task.CompletedTask;
    }

    public static Task DescribeExportAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in Parameters(operation))
        {
            switch (parameter.Name)
            {
                case "limit":
                    parameter.Description = "The maximum number of events in all; omitted: all of them.";
                    parameter.Schema = UpTo(PageRequest.MaxLimit, usual: null);
                    break;
                case "format":
                    parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["ndjson", "har"], Default = "ndjson" };
                    break;
                default:
                    parameter.Schema = Filter(parameter.Name, context.Document) ?? parameter.Schema;
                    break;
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>
    /// The generator uses the record's names; query parameters are lower case. The delegates that the SDK generates call a list
    /// required, though it may be null; all of these parameters may be left out.
    /// </summary>
    private static IEnumerable<OpenApiParameter> Parameters(OpenApiOperation operation)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Name = parameter.Name is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : null;
            parameter.Required = false;
            yield return parameter;
        }
    }

    private static IOpenApiSchema? Filter(string? name, OpenApiDocument? document) => name switch
    {
        "endpoint" => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = EndpointSlug.Pattern },
        },
        "verdict" => new OpenApiSchemaReference(nameof(Verdict), document),
        "where" => new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            MaxItems = WhereCondition.MaxConditions,
            Items = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = WhereCondition.MaxLength },
        },
        "search" => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = SearchText.MaxLength },
        "minSize" or "maxSize" => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0" },
        "duplicates" => new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["only", "hide"] },
        "pinned" => new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["true"] },
        "from" or "to" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        "buckets" => UpTo(HistogramRequest.MaxBuckets, HistogramRequest.DefaultBuckets),
        "by" => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. HistogramRoute.Keys], Default = HistogramRoute.Keys[0] },
        "before" or "after" => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0" },
        _ => null,
    };

    private static OpenApiSchema UpTo(int most, int? usual) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = "1",
        Maximum = most.ToString(CultureInfo.InvariantCulture),
        Default = usual,
    };
}
