namespace WebhookDashboard.Quality.Shapes;

internal static class FieldKindNames
{
    /// <summary>The word of JSON: <c>object</c>, <c>string</c>.</summary>
    public static string Name(this FieldKind kind) => kind switch
    {
        FieldKind.Map => "object",
        FieldKind.Array => "array",
        FieldKind.Text => "string",
        FieldKind.Number => "number",
        FieldKind.Boolean => "boolean",
        _ => "null",
    };

    /// <summary>The same with its article.</summary>
    public static string NameWithArticle(this FieldKind kind) => kind switch
    {
        FieldKind.Null => kind.Name(),
        FieldKind.Map or FieldKind.Array => "an " + kind.Name(),
        _ => "a " + kind.Name(),
    };
}
