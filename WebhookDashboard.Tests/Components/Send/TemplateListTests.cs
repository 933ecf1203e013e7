using Bunit;
using WebhookDashboard.Components.Pages.Send.Form;
using WebhookDashboard.Outbound.Templates;
using Xunit;

namespace WebhookDashboard.Tests.Components.Send;

public sealed class TemplateListTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    [Fact]
    public async Task List_OnWideAndNarrowScreens_OffersEachTemplateAndMarksTheChosenOne()
    {
        string? chosen = null;
        _ = _context.Popovers;
        var list = _context.Render<TemplateList>(parameters => parameters
            .Add(one => one.Selected, WebhookTemplates.All[1].Name)
            .Add(one => one.HrefOf, name => $"send?template={name}")
            .Add(one => one.OnChosen, name => chosen = name));

        Assert.Equal(WebhookTemplates.All.Select(template => $"send?template={template.Name}").Order(), list.FindAll("a").Select(link => link.GetAttribute("href")).Order());
        Assert.Equal(WebhookTemplates.All[1].Title, list.Find("[aria-current] .grow").TextContent);
        Assert.Equal(WebhookTemplates.All[1].Title, list.Find("[role=combobox]").GetAttribute("value"));

        await list.ChooseAsync("[role=combobox]", WebhookTemplates.All[^1].Title);

        Assert.Equal(WebhookTemplates.All[^1].Name, chosen);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
