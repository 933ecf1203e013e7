using WebhookDashboard.Events;
using Xunit;

namespace WebhookDashboard.Tests.Api.Description;

public sealed class DayOfCallsTests
{
    [Fact]
    public async Task EachOperation_EachListedAnswer_OccursAsDescribed()
    {
        await using var host = await DescribedHost.StartAsync();
        var api = await DescribedApi.ReadAsync(host, DescribedHost.Key);
        using var answers = new DescribedAnswers(api, new SocketsHttpHandler { UseCookies = false });
        using var http = new HttpClient(answers) { BaseAddress = host.BaseAddress };
        var day = new DayOfCalls(http, api);

        await day.RefusedForAnyCallAsync();
        await day.RefusedForABodyAsync();
        await day.RefusedForBrokenJsonAsync();
        await Task.WhenAll(api.Operations.Where(operation => operation.TakesABody).Select(async operation =>
        {
            using var answer = await SlowBody.SendAsync(host.BaseAddress, operation, DayOfCalls.PathOf(operation));
            await answers.CheckAsync(operation, answer, $"{operation.Id} with a slow body");
        }));
        await day.RefusedForWhatIsAskedAsync();
        await day.GoodAsync(host.Get<IEventLog>());
        await day.LockedOutAsync();

        var listed = api.Operations.SelectMany(operation => operation.Statuses.Select(status => (operation.Id, status)));
        Assert.Equal(listed.Order(), answers.Met.Order());
    }
}
