using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Api;

/// <summary>What the OpenAPI document says beside the routes.</summary>
internal static class ApiDescription
{
    private const string KeyScheme = "apiKey";
    private const string CookieScheme = "signInCookie";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddSchemaTransformer(DescribeValueAsync);
        options.AddOperationTransformer((operation, _, _) =>
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "Neither signed in nor a known API key." });
            return Task.CompletedTask;
        });
    }

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "WebhookDashboard",
            Version = "v1",
            Description =
                "Webhooks that were received, the endpoints that receive them, and test webhooks to send. Times are UTC in ISO "
                + "8601 with milliseconds, sizes are bytes. Refusals are problem details (RFC 9457) with a title that says what to do.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "One of the setting Access:ApiKeys.",
            },
            [CookieScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "webhook-dashboard",
                Description = "What the sign-in page sets.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(CookieScheme, document)] = [] },
        ];
        return Task.CompletedTask;
    }

    /// <summary>Values with a converter of their own are texts, which the generator can't know.</summary>
    private static Task DescribeValueAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var format = type == typeof(DateTimeOffset) ? "date-time" : type == typeof(EventId) ? "uuid" : null;
        if (format is not null || type == typeof(EndpointSlug))
        {
            var isNullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null;
            schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format = format;
        }
        else if (type == typeof(SendHeaders))
        {
            schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        return Task.CompletedTask;
    }
}
