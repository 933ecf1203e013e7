using Bunit;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Components.Pages.Events.Detail;
using WebhookDashboard.Components.Shared.Body.Parts;
using WebhookDashboard.Domain;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Detail;

/// <summary>Values of headers and of a query can be copied, as they were sent.</summary>
public sealed class HeadersTableTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Headers_Copied_AreAsSentAndASecretOnlyOnceItIsShown()
    {
        IReadOnlyList<HeaderLine> headers = [new("X-File", "abc\u202Etxt"), new("Authorization", "Bearer x")];
        var table = _context.Render<HeadersTable>(parameters => parameters.Add(table => table.Headers, headers));
        Assert.Equal(["abc\u202Etxt"], Copied(table));

        await table.ClickAsync("[aria-label='Show the value of Authorization']");

        await table.ShowsAsync(() => Assert.Equal(["abc\u202Etxt", "Bearer x"], Copied(table)));
        Assert.Equal("Copy the value of Authorization", table.FindAll("[data-copy]")[1].GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Headers_Token_IsDecodedBelowItsValue()
    {
        IReadOnlyList<HeaderLine> headers = [new("X-Context", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.AAAA")];
        var table = _context.Render<HeadersTable>(parameters => parameters.Add(table => table.Headers, headers));

        await table.ClickAsync("[aria-label='JWT in X-Context']");

        await table.ShowsAsync(() => Assert.Contains("\"sub\": \"me\"", table.Find("td .decoded").TextContent, StringComparison.Ordinal));
        Assert.Contains("{\"alg\":\"none\"}\n{\"sub\":\"me\"}", Copied(table));
    }

    [Fact]
    public void Query_Copied_IsAsDecoded()
    {
        var pairs = FormBody.OfQuery("?a=%C3%BC&b=1").Fields;

        var table = _context.Render<PairsTable>(parameters => parameters.Add(table => table.Label, "Query").Add(table => table.Pairs, pairs));

        Assert.Equal(["ü", "1"], Copied(table));
    }

    private static IEnumerable<string?> Copied<T>(IRenderedComponent<T> table)
        where T : Microsoft.AspNetCore.Components.IComponent => table.FindAll("[data-copy]").Select(button => button.GetAttribute("data-copy"));
}
