using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>Says what a member is taken to be that is left out: what a new object holds there.</summary>
internal static class DefaultValues
{
    /// <summary>Where the generator notes that a schema will be moved to the components and referred to.</summary>
    private const string NameMark = "x-schema-id";

    /// <summary>Where it takes the default of that reference from: one of the schema itself would hold for all that refer to it.</summary>
    private const string ReferenceDefaultMark = "x-ref-default";

    public static Task DescribeAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.CreateObject is not { } create || schema.Properties is not { } members)
        {
            return Task.CompletedTask;
        }

        var usual = create();
        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property.Get?.Invoke(usual) is not { } value
                || schema.Required?.Contains(property.Name) == true
                || !members.TryGetValue(property.Name, out var described)
                || described is not OpenApiSchema member)
            {
                continue;
            }

            var text = JsonSerializer.SerializeToNode(value, property.PropertyType, property.Options);
            if (member.Metadata is { } marks && marks.TryGetValue(NameMark, out var name) && name is string { Length: > 0 })
            {
                marks[ReferenceDefaultMark] = text!;
            }
            else
            {
                member.Default = text;
            }
        }

        return Task.CompletedTask;
    }
}
