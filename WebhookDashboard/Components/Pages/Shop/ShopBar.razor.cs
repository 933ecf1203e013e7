using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>The page's bar, with the forms that it opens.</summary>
public sealed partial class ShopBar
{
    private const string Order = "order";
    private const string User = "user";

    private OrderEntry _order = new();
    private OrderEntry _placed = new();
    private UserEntry _person = new();
    private FormDraft? _draft;

    /// <summary>The open form. In the address, so that a reload shows it again.</summary>
    [SupplyParameterFromQuery(Name = "form")]
    private string? Open { get; set; }

    [Parameter, EditorRequired]
    public ShopActions Actions { get; set; } = null!;

    [Parameter]
    public ShopOverview? Shown { get; set; }

    private static string Told(Exchange exchange) => exchange.IsSuccess
        ? string.Create(CultureInfo.InvariantCulture, $"{exchange.Method} {exchange.Path} answered {exchange.Status} in {exchange.TotalMs:0.0} ms; the webhook follows.")
        : $"{exchange.Method} {exchange.Path} failed";

    private string IsOpen(string form) => Open == form ? "true" : "false";

    private void Toggle(string form) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("form", Open == form ? null : form), replace: true);

    private async Task OrderAsync()
    {
        var order = _order with { };
        if (await Actions.DoAsync((shop, gone) => shop.OrderAsync(order.User, order.Product, order.Pieces, gone)))
        {
            _placed = order;
        }
        else
        {
            await _draft!.FocusFaultAsync();
        }
    }

    private async Task RegisterAsync()
    {
        if (await Actions.DoAsync((shop, gone) => shop.RegisterAsync(_person.Name, _person.Email, gone)))
        {
            _person = new UserEntry();
        }
        else
        {
            await _draft!.FocusFaultAsync();
        }
    }

    private sealed record OrderEntry
    {
        public string Product { get; set; } = "101";
        public string User { get; set; } = "123";
        public int Pieces { get; set; } = 1;
    }

    private sealed record UserEntry
    {
        public string Name { get; set; } = "";
        public string Email { get; set; } = "";
    }
}
