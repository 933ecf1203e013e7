using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebhookDashboard.Api.Description;

/// <summary>Documents the default of an omitted member: the value that a new object has.</summary>
internal static class DefaultValues
{
    /// <summary>Where the generator records that a schema will move to the components.</summary>
    private const string NameMark = "x-schema-id";

    /// <summary>
    /// Where the generator takes a reference's default from; a default in the schema itself would apply to every reference.
    /// </summary>
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
