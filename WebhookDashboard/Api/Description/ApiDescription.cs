using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>
/// Adds to the OpenAPI document what the routes don't say. Everything that types tell is derived from them: a new member needs
/// no line here.
/// </summary>
internal static class ApiDescription
{
    private const string KeyScheme = "apiKey";
    private const string CookieScheme = "signInCookie";

    public static void Configure(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = ValueSchemas.ReferenceIdOf;
        options.AddSchemaTransformer(ValueSchemas.DescribeAsync);
        options.AddSchemaTransformer(DefaultValues.DescribeAsync);
        options.AddSchemaTransformer(AnswerSchemas.NoteAsync);
        options.AddSchemaTransformer(ProblemSchema.DescribeAsync);
        options.AddOperationTransformer(PathParameters.DescribeAsync);
        options.AddOperationTransformer(CommonRefusals.DescribeAsync);
        options.AddDocumentTransformer(DescribeAsync);
        options.AddDocumentTransformer(AnswerSchemas.RequireAllMembersAsync);
    }

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "WebhookDashboard",
            Version = "v1",
            Description =
                "Received webhooks, the endpoints that receive them, and test webhooks to send. Times are UTC in ISO "
                + "8601 with milliseconds, sizes are bytes. Refusals are problem details (RFC 9457) with a title that says what to do.",
        };
        foreach (var server in document.Servers ?? [])
        {
            server.Url = server.Url?.TrimEnd('/'); // Paths begin with a slash, and generated clients concatenate the two.
        }

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key created on the Settings page, or one of the setting Access:ApiKeys.",
            },
            [CookieScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = "webhook-dashboard",
                Description = "The cookie that the sign-in page sets.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(CookieScheme, document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
