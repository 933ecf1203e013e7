using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api.Description;

/// <summary>
/// Describes names and ids in paths. The routes accept any text, so that they can answer 404 with a sentence, and the generator
/// sees only that.
/// </summary>
internal static class PathParameters
{
    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter is { In: ParameterLocation.Path, Schema: OpenApiSchema schema })
            {
                Describe(parameter, schema);
            }
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiParameter parameter, OpenApiSchema schema)
    {
        switch (parameter.Name)
        {
            case "id":
                schema.Format = "uuid";
                parameter.Description ??= "The event's id.";
                break;
            case "index":
                schema.Type = JsonSchemaType.Integer;
                schema.Format = "int32";
                schema.Minimum = "0";
                parameter.Description ??= "The part's index.";
                break;
            case "slug":
                schema.Pattern = EndpointSlug.Pattern;
                parameter.Description ??= "The endpoint's slug.";
                break;
        }
    }
}
