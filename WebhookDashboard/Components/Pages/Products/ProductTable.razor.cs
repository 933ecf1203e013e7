using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Domain.Pull;

namespace WebhookDashboard.Components.Pages.Products;

/// <summary>The products, with both stocks in adjacent columns.</summary>
public sealed partial class ProductTable
{
    [Parameter, EditorRequired]
    public IReadOnlyList<ProductRow> Rows { get; set; } = [];

    [Parameter]
    public string? Selected { get; set; }

    [Parameter, EditorRequired]
    public Func<string, string> HrefOf { get; set; } = _ => "";

    /// <summary>Whether a webhook reported a stock while the page was open.</summary>
    [Parameter, EditorRequired]
    public Func<StockObservation?, bool> IsFresh { get; set; } = _ => false;

    /// <summary>The currency of all prices; null if they differ.</summary>
    private string? Currency => Rows.Select(row => row.Product?.Currency).OfType<string>().Distinct().ToList() is [var one] ? one : null;

    internal static string Price(ProductRow row, bool withCurrency) => row.Product is { } product
        ? product.Price.ToString("N2", CultureInfo.InvariantCulture) + (withCurrency ? " " + product.Currency : "")
        : "–";
}
