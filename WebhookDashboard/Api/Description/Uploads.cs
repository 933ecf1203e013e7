using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>Describes bodies that clients should send as a stream, under the first of their content types.</summary>
internal static class Uploads
{
    public static Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.RequestBody is OpenApiRequestBody { Content: { } contents } body)
        {
            body.Content = new Dictionary<string, OpenApiMediaType>
            {
                [contents.Keys.First()] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
            };
        }

        return Task.CompletedTask;
    }
}
