using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>Adds the errors that any call can return, and describes when each one is returned.</summary>
internal static class CommonRefusals
{
    private const string ContentType = "application/problem+json";

    private static readonly int[] OfAnyCall = [401, 403, 429, 500, 503];

    /// <summary>Calls with a body have further ones: see <see cref="ApiBody"/>.</summary>
    private static readonly int[] OfABody = [400, 408, 413, 415];

    public static async Task DescribeAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken);
        context.Document!.AddComponent(nameof(ProblemDetails), problem);
        operation.Responses ??= [];
        foreach (var status in operation.RequestBody is null ? OfAnyCall : [.. OfAnyCall, .. OfABody])
        {
            operation.Responses.TryAdd(status.ToString(), new OpenApiResponse
            {
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(ProblemDetails), context.Document) },
                },
            });
        }

        foreach (var (status, response) in operation.Responses)
        {
            if (response is OpenApiResponse own && TextOf(status) is { } text)
            {
                own.Description = text;
            }
        }

        if (operation.Responses["429"] is OpenApiResponse tooMany)
        {
            tooMany.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "How many seconds to wait.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1" },
                },
            };
        }
    }

    private static string? TextOf(string status) => status switch
    {
        "400" => "Something in the request is wrong; the title says what, and what is allowed.",
        "401" => "Not signed in, and no valid API key.",
        "403" => "The request comes from a page of another origin.",
        "404" => "It does not exist, or no longer.",
        "408" => "The body arrived too slowly.",
        "409" => "The slug is taken.",
        "413" => "The body is too large.",
        "415" => "The body is not sent as JSON, or as NDJSON where that is asked for.",
        "429" => "Too many wrong API keys from this address.",
        "500" => "The app failed; its log says why.",
        "502" => "The receiver gave no answer; the title says why.",
        "503" => "The database can't be written right now; the title says why.",
        _ => null,
    };
}
