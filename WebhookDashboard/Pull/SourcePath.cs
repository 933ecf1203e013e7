namespace WebhookDashboard.Pull;

/// <summary>
/// A path below a source's base address, optionally with a query: <c>products/101</c>. It cannot lead to another host, which
/// would receive the source's key.
/// </summary>
internal readonly record struct SourcePath
{
    public const int MaxLength = 2_000;

    private SourcePath(string value) => Value = value;

    /// <summary>Without a leading slash.</summary>
    public string Value { get; }

    public override string ToString() => "/" + Value;

    /// <summary>Escapes each inserted value: <c>Of($"users/{id}")</c>.</summary>
    public static SourcePath Of(FormattableString path) => new(string.Format(
        path.Format, [.. path.GetArguments().Select(value => Uri.EscapeDataString(value?.ToString() ?? ""))]));

    /// <summary>Reads a path that a person typed, with or without a leading slash.</summary>
    public static bool TryParse(string? text, out SourcePath path, out string fault)
    {
        var value = (text ?? "").Trim().TrimStart('/');
        path = new SourcePath(value);
        fault = value switch
        {
            "" => "Enter a path, such as /products.",
            { Length: > MaxLength } => $"The path is longer than {MaxLength:N0} characters.",
            _ when value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) =>
                "Enter only the path, such as /products: the source's address comes before it.",
            _ when value.Any(char.IsControl) || value.Contains('\\', StringComparison.Ordinal) =>
                "The path contains a control character or a backslash.",
            _ when value.Contains('#', StringComparison.Ordinal) =>
                "Remove '#' and what follows it: it is never sent to a server.",
            _ => "",
        };
        return fault.Length == 0;
    }

    /// <summary>The whole address; null when the path leaves the base, by <c>..</c> for example.</summary>
    public Uri? Under(Uri root) =>
        Uri.TryCreate(root.AbsoluteUri + Value, UriKind.Absolute, out var whole)
        && whole.Authority == root.Authority
        && whole.AbsolutePath.StartsWith(root.AbsolutePath, StringComparison.Ordinal)
            ? whole
            : null;
}
