using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>
/// Marks all members of answers as required. The generator marks only constructor parameters, but the app always writes every
/// member, null included, except for the few that are written only when set.
/// </summary>
internal static class AnswerSchemas
{
    private const string SometimesMark = "x-written-sometimes";

    public static Task NoteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var sometimes = context.JsonTypeInfo.Properties.Where(property => property.ShouldSerialize is not null).Select(property => property.Name).ToArray();
        if (sometimes.Length > 0)
        {
            schema.Metadata ??= new Dictionary<string, object>();
            schema.Metadata[SometimesMark] = sometimes;
        }

        return Task.CompletedTask;
    }

    public static Task RequireAllMembersAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();
        var operations = document.Paths.Values.SelectMany(path => path.Operations ?? []).Select(pair => pair.Value).ToList();
        var asked = Reached(schemas, operations.Select(operation => operation.RequestBody?.Content));
        var answered = Reached(schemas, operations.SelectMany(operation => operation.Responses?.Values.Select(response => response.Content) ?? []));
        foreach (var name in answered.Except(asked).Where(name => name != nameof(ProblemDetails)))
        {
            if (schemas[name] is OpenApiSchema { Properties: { } members } schema)
            {
                var sometimes = schema.Metadata is { } marks && marks.TryGetValue(SometimesMark, out var names) ? (string[])names : [];
                schema.Required = members.Keys.Except(sometimes).ToHashSet(StringComparer.Ordinal);
                foreach (var member in members.Values)
                {
                    Clear(member);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Removes the default: the member is always present.</summary>
    private static void Clear(IOpenApiSchema member)
    {
        switch (member)
        {
            case OpenApiSchema own:
                own.Default = null;
                break;
            case OpenApiSchemaReference reference:
                reference.Default = null;
                break;
        }
    }

    /// <summary>The names of all schemas that these contents reach.</summary>
    private static HashSet<string> Reached(
        IDictionary<string, IOpenApiSchema> schemas, IEnumerable<IDictionary<string, OpenApiMediaType>?> contents)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var left = new Stack<IOpenApiSchema?>(contents.SelectMany(content => content?.Values.Select(media => media.Schema) ?? []));
        while (left.TryPop(out var schema))
        {
            if (schema is OpenApiSchemaReference { Reference.Id: { } name })
            {
                if (!reached.Add(name) || !schemas.TryGetValue(name, out schema))
                {
                    continue;
                }
            }

            foreach (var part in schema is null ? [] : PartsOf(schema))
            {
                left.Push(part);
            }
        }

        return reached;
    }

    private static IEnumerable<IOpenApiSchema?> PartsOf(IOpenApiSchema schema) =>
    [
        schema.Items, schema.AdditionalProperties, .. schema.Properties?.Values ?? [],
        .. schema.OneOf ?? [], .. schema.AnyOf ?? [], .. schema.AllOf ?? [],
    ];
}
