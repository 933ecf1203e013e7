using System.Globalization;
using Microsoft.AspNetCore.Components;
using WebhookDashboard.Pull;
using WebhookDashboard.Sample.Consumer.Books;

namespace WebhookDashboard.Components.Pages.Shop;

/// <summary>The page's bar, with the forms that it opens.</summary>
public sealed partial class ShopBar
{
    private Form _open;
    private string _product = "101";
    private string _user = "123";
    private int _pieces = 1;
    private string _name = "";
    private string _email = "";

    private enum Form
    {
        None,
        Order,
        User,
    }

    [Parameter, EditorRequired]
    public ShopActions Actions { get; set; } = null!;

    [Parameter]
    public ShopOverview? Shown { get; set; }

    private static string Told(Exchange exchange) => exchange.IsSuccess
        ? string.Create(CultureInfo.InvariantCulture, $"{exchange.Method} {exchange.Path} answered {exchange.Status} in {exchange.TotalMs:0.0} ms; the webhook follows.")
        : $"{exchange.Method} {exchange.Path} failed";

    private string IsOpen(Form form) => _open == form ? "true" : "false";

    private void Toggle(Form form) => _open = _open == form ? Form.None : form;

    private Task OrderAsync() => Actions.DoAsync((shop, gone) => shop.OrderAsync(_user, _product, _pieces, gone));

    private async Task RegisterAsync()
    {
        if (await Actions.DoAsync((shop, gone) => shop.RegisterAsync(_name, _email, gone)))
        {
            (_name, _email) = ("", "");
        }
    }
}
