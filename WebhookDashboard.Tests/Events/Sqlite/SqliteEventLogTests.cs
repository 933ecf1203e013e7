using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Events.Sqlite;

public sealed class SqliteEventLogTests() : EventLogTests(new SqliteTestDatabase())
{
    [Fact]
    public async Task Find_EventOfAnOlderVersion_HasNoAnswer()
    {
        var sent = AnEvent.To("inbox").WithBody("old").Build();
        await Host.AppendAsync(sent);
        await using var context = await Host.Get<IDbContextFactory<DashboardContext>>().CreateDbContextAsync(Cancel);
        await context.Database.ExecuteSqlRawAsync("UPDATE Events SET AnswerStatus = NULL, AnswerReason = NULL", Cancel);

        Assert.Null((await Log.FindAsync(sent.Id, Cancel))!.Summary.Answer);
        Assert.Null(Assert.Single(await Log.ReadForwardAsync(0, [], 10, Cancel)).Summary.Answer);
    }
}
