using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>Describes this app's problem details, including the members that some of them add.</summary>
internal static class ProblemSchema
{
    public static Task DescribeAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type != typeof(ProblemDetails))
        {
            return Task.CompletedTask;
        }

        schema.Description = "Why a call was refused (RFC 9457). A refusal may carry members that are not listed here.";
        schema.AdditionalPropertiesAllowed = true;
        schema.Required = new HashSet<string> { "title", "status" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Identifies the kind of error."),
            ["title"] = Title(),
            ["status"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "400",
                Maximum = "599",
                Description = "The HTTP status of the answer.",
            },
            ["detail"] = Text("More about what to do."),
            ["instance"] = Text("Where it happened."),
            ["traceId"] = Text("Identifies the call in the app's log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Everything that is wrong with the body, by member, such as 'response.status'.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
            ["head"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Minimum = "0",
                Description = "The last sequence of the log, if 'after' lies beyond it.",
            },
            ["position"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int32",
                Minimum = "1",
                Description = "Where the fault of 'search' or 'where' begins: the character, counted from 1.",
            },
            ["line"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Minimum = "1",
                Description = "The line of an import that is wrong, counted from 1.",
            },
            ["imported"] = Count("How many events of an import were stored before it ended."),
            ["skipped"] = Count("How many events of an import were stored before it began."),
            ["elapsedMs"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Number,
                Format = "double",
                Minimum = "0",
                Description = "How long a test webhook waited for an answer, in milliseconds.",
            },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Title()
    {
        var title = Text("What is wrong and what to do, in one sentence.");

        // Kiota makes it the message of its exception: https://learn.microsoft.com/openapi/kiota/errors
        title.AddExtension("x-ms-primary-error-message", new JsonNodeExtension(JsonValue.Create(true)));
        return title;
    }

    private static OpenApiSchema Count(string description) =>
        new() { Type = JsonSchemaType.Integer, Format = "int64", Minimum = "0", Description = description };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
