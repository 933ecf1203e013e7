namespace WebhookDashboard.Components.Pages.Products;

/// <summary>Sorts ids like people do: numbers by value, before texts.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y) => (long.TryParse(x, out var a), long.TryParse(y, out var b)) switch
    {
        (true, true) => a.CompareTo(b),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(x, y),
    };
}
