using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Components.Pages.Shop;
using WebhookDashboard.Components.Pages.Shop.People;
using WebhookDashboard.Components.Shared.Forms;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Consumer.Books;
using WebhookDashboard.Tests.Components.Products;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shop;

/// <summary>What is typed on the page reaches the shop, and is cleared only once the shop has accepted it.</summary>
public sealed class ShopFormsTests : IAsyncDisposable
{
    private readonly PageContext _context = new();
    private readonly HandShopApi _shop = new();
    private readonly ShopActions _actions;

    public ShopFormsTests() => _actions = new ShopActions(_shop, () => { }, CancellationToken.None);

    [Fact]
    public async Task Order_Placed_SendsWhatWasTypedAndSaysThatTheWebhookFollows()
    {
        var bar = await OpenAsync("New order");

        await bar.ChangeAsync("[role=spinbutton]", "3");
        await bar.SubmitAsync("form");

        Assert.Equal(["POST orders 123 101 3"], _shop.Calls);
        Assert.Equal("POST /orders answered 200 in 3.0 ms; the webhook follows.", bar.Announced());
    }

    [Fact]
    public async Task Form_InTheAddress_IsOpenUntilItIsClosed()
    {
        var navigation = _context.Services.GetRequiredService<NavigationManager>();
        navigation.NavigateTo("shop?order=7&form=order");
        var bar = _context.Render<ShopBar>(parameters => parameters.Add(one => one.Actions, _actions));
        Assert.NotNull(bar.Find("form"));

        await bar.ClickAsync(() => bar.FindAll("button").Single(button => button.TextContent.Trim() == "New order"));

        Assert.Empty(bar.FindAll("form"));
        Assert.EndsWith("shop?order=7", navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_TypedBeforeTheRoomsAreRead_Stays()
    {
        var chat = _context.Render<ChatSection>(parameters => parameters.Add(part => part.Actions, _actions));
        await chat.ChangeAsync("[aria-label=Room]", "returns");

        chat.Render(parameters => parameters
            .Add(part => part.Rooms, new Excerpt<RoomEntry>([new RoomEntry("support", 1, AnEvent.SomeTime)], 1))
            .Add(part => part.Room, "support"));

        Assert.Equal("returns", chat.Find("[aria-label=Room]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("New order", "[role=spinbutton]", "7")]
    [InlineData("Register a user", "[type=email]", "kim@example.com")]
    public async Task Form_EditedAndLeft_ComesBackUntilTheShopAcceptsIt(string form, string field, string text)
    {
        var left = await OpenAsync(form);
        Assert.Equal("", Draft(left).Draft);
        await left.ChangeAsync(field, text);
        var draft = Draft(left).Draft;
        var bar = _context.Render<ShopBar>(parameters => parameters.Add(one => one.Actions, _actions));

        await bar.InvokeAsync(() => Draft(bar).OnFound.InvokeAsync(draft));

        Assert.Equal((text, draft), (bar.Find(field).GetAttribute("value"), Draft(bar).Draft));
        await bar.SubmitAsync("form");
        Assert.Equal("", Draft(bar).Draft);
    }

    [Fact]
    public async Task Message_WrittenAndLeft_ComesBackUntilItIsPosted()
    {
        var left = RenderChat();
        await left.ChangeAsync("[aria-label=Room]", "returns");
        Assert.Equal("", Draft(left).Draft);
        await left.ChangeAsync("[aria-label=Message]", "Hello");
        var draft = Draft(left).Draft;
        var chat = RenderChat();

        await chat.InvokeAsync(() => Draft(chat).OnFound.InvokeAsync(draft));
        await chat.SubmitAsync("form");

        Assert.Equal(["POST rooms/returns/messages Jo Hello"], _shop.Calls);
        Assert.Equal("", Draft(chat).Draft);
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "Kim")]
    public async Task User_Registered_IsClearedOnceTheShopAccepts(bool accepts, string name)
    {
        if (!accepts)
        {
            _shop.Fail(PullOutcome.Refused, 400, "No.");
        }

        var bar = await OpenAsync("Register a user");
        await bar.ChangeAsync("form input:not([type=email])", "Kim");
        await bar.ChangeAsync("[type=email]", "kim@example.com");

        await bar.SubmitAsync("form");

        Assert.Equal(["POST users Kim kim@example.com"], _shop.Calls);
        Assert.Equal(name, bar.Find("form input:not([type=email])").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Message_Posted_GoesToTheShownRoomAndIsCleared()
    {
        var chat = RenderChat();
        await chat.ChangeAsync("[aria-label=Message]", "Hello");

        await chat.SubmitAsync("form");

        Assert.Equal(["POST rooms/support/messages Jo Hello"], _shop.Calls);
        Assert.Equal("", chat.Find("[aria-label=Message]").GetAttribute("value") ?? "");
        chat.Render(parameters => parameters.Add(part => part.Room, "sales"));
        Assert.Equal("sales", chat.Find("[aria-label=Room]").GetAttribute("value"));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static FormDraft Draft(IRenderedComponent<IComponent> form) => form.FindComponent<FormDraft>().Instance;

    private IRenderedComponent<ChatSection> RenderChat() => _context.Render<ChatSection>(parameters => parameters
        .Add(part => part.Rooms, new Excerpt<RoomEntry>([new RoomEntry("support", 1, AnEvent.SomeTime)], 1))
        .Add(part => part.Room, "support")
        .Add(part => part.Actions, _actions));

    private async Task<IRenderedComponent<ShopBar>> OpenAsync(string form)
    {
        var bar = _context.Render<ShopBar>(parameters => parameters.Add(one => one.Actions, _actions));
        await bar.ClickAsync(() => bar.FindAll("button").Single(button => button.TextContent.Trim() == form));
        return bar;
    }
}
