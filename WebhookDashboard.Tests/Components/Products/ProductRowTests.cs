using WebhookDashboard.Components.Pages.Products;
using WebhookDashboard.Components.Pages.Products.Panel;
using WebhookDashboard.Domain.Pull;
using WebhookDashboard.Sample.Client;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Products;

public sealed class ProductRowTests
{
    [Theory]
    [InlineData(null, null, Agreement.Nothing, null, "Nothing is known yet.")]
    [InlineData("5@0", null, Agreement.NoPush, 5L, "No webhook yet.")]
    [InlineData(null, "5@0", Agreement.NoPull, 5L, "Not fetched yet.")]
    [InlineData("5@0", "5@9", Agreement.Agree, 5L, "They agree.")]
    [InlineData("5@9", "5@0", Agreement.Agree, 5L, "They agree.")]
    [InlineData("2@0", "0@9", Agreement.PushNewer, 0L, "They differ; push is newer.")]
    [InlineData("2@9", "0@9", Agreement.PushNewer, 0L, "They differ; push is newer.")]
    [InlineData("2@9", "0@0", Agreement.PullNewer, 2L, "They differ; the fetch is newer.")]
    public void Agreement_TwoStocks_FollowsTheNewer(string? pulled, string? pushed, Agreement agreement, long? newest, string said)
    {
        var row = new ProductRow("1", null, Observation(pulled, StockSource.Pull), Observation(pushed, StockSource.Push));

        Assert.Equal((agreement, newest, said), (row.Agreement, row.Newest, StockSentence.Of(row).Lead));
    }

    [Theory]
    [InlineData("abc\u202Etxt", "abc‹U+202E›txt")]
    [InlineData(" ", "Product 1‹U+202E›")]
    public void Name_DirectionMarks_AreVisible(string name, string shown) =>
        Assert.Equal(shown, new ProductRow("1\u202E", new ShopProduct("1\u202E", name, 1m, "EUR", 1), null, null).Name);

    [Fact]
    public void NaturalOrder_OfIds_CountsNumbers() =>
        Assert.Equal(["2", "10", "A", "b"], "b 10 A 2".Split(' ').Order(NaturalOrder.Instance));

    private static StockObservation? Observation(string? text, StockSource source) => text?.Split('@') is [var quantity, var second]
        ? new StockObservation("1", source, long.Parse(quantity), AnEvent.SomeTime.AddSeconds(int.Parse(second)), null)
        : null;
}
