namespace WebhookDashboard.Pull;

/// <summary>
/// A path below the shop's base address, with a query perhaps: <c>products/101</c>. It can't lead to another host, which
/// would get to see the key.
/// </summary>
internal readonly record struct ShopPath
{
    public const int MaxLength = 2_000;

    private ShopPath(string value) => Value = value;

    /// <summary>Without a slash at its start.</summary>
    public string Value { get; }

    public override string ToString() => "/" + Value;

    /// <summary>One path of fixed words and of values that are escaped: <c>Of($"users/{id}")</c>.</summary>
    public static ShopPath Of(FormattableString path) => new(string.Format(
        path.Format, [.. path.GetArguments().Select(value => Uri.EscapeDataString(value?.ToString() ?? ""))]));

    /// <summary>What somebody typed; a slash at its start may stand or not.</summary>
    public static bool TryParse(string? text, out ShopPath path, out string fault)
    {
        var value = (text ?? "").Trim().TrimStart('/');
        path = new ShopPath(value);
        fault = value switch
        {
            "" => "Enter a path of the shop, as in /products.",
            { Length: > MaxLength } => $"The path is longer than {MaxLength:N0} characters.",
            _ when value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) =>
                "Enter a path alone, as in /products: the host is the shop's, see Shop:BaseUrl.",
            _ when value.Any(char.IsControl) || value.Contains('\\', StringComparison.Ordinal) =>
                "The path holds a control character or a backslash.",
            _ when value.Contains('#', StringComparison.Ordinal) =>
                "Leave out '#' and what follows it: a server never gets to see that.",
            _ => "",
        };
        return fault.Length == 0;
    }

    /// <summary>The whole address; null when the path leads out of the base, by <c>..</c> for instance.</summary>
    public Uri? Under(Uri root) =>
        Uri.TryCreate(root.AbsoluteUri + Value, UriKind.Absolute, out var whole)
        && whole.Authority == root.Authority
        && whole.AbsolutePath.StartsWith(root.AbsolutePath, StringComparison.Ordinal)
            ? whole
            : null;
}
