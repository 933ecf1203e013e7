using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop.Orders;

/// <summary>The orders, last changed first; one may be open.</summary>
public sealed partial class OrdersSection
{
    [Parameter]
    public Excerpt<OrderEntry>? Orders { get; set; }

    /// <summary>The open order.</summary>
    [Parameter]
    public string? Open { get; set; }

    /// <summary>Its record; null while it is being read.</summary>
    [Parameter]
    public Opened<string, OrderRecord>? Opened { get; set; }

    [Parameter, EditorRequired]
    public ShopActions Actions { get; set; } = null!;

    private string Curl =>
        $$"""curl -H 'Content-Type: application/json' -d '{"order_id":"12345","amount":99.99,"status":"completed","customer_email":"customer@example.com"}' {{Navigation.BaseUri}}payment-webhook""";

    private static string Amount(OrderEntry order) =>
        order.Amount is { } amount ? amount.ToString("#,0.00", CultureInfo.InvariantCulture) : "";

    private static string PaymentWord(OrderEntry order) =>
        order.PaidAt is not null && order.PaymentStatus == "completed" ? "paid" : order.PaymentStatus ?? "unpaid";

    private static string PaymentTone(OrderEntry order) => order.PaymentStatus switch
    {
        "completed" => "good",
        null => "third",
        "failed" => "bad",
        _ => "stale",
    };

    private static string? StatusTone(string? status) => status switch
    {
        "delivered" => "good",
        "cancelled" or "refunded" => "stale",
        null => "third",
        _ => null,
    };

    /// <summary>The order in the address comes first, unless it is among the last that changed.</summary>
    private Excerpt<OrderEntry>? Listed =>
        Opened?.Record is { Entry: var open } && Orders is { } orders && orders.Rows.All(order => order.OrderId != open.OrderId)
            ? orders with { Rows = [open, .. orders.Rows] }
            : Orders;

    private string Href(string? orderId) => Navigation.GetUriWithQueryParameter("order", orderId);
}
