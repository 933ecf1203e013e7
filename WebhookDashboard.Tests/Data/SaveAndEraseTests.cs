using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Tests.Events;
using WebhookDashboard.Tests.Events.Sqlite;
using Xunit;

namespace WebhookDashboard.Tests.Data;

/// <summary>Erasing is switched on for one save alone: afterwards it would only slow every delete down.</summary>
public sealed class SaveAndEraseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SaveAndErase_SuccessOrFailure_RestoresTheConnection(bool fails)
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var contexts = host.Get<IDbContextFactory<DashboardContext>>();
        await using var context = await contexts.CreateDbContextAsync(Cancel);
        await context.Database.OpenConnectionAsync(Cancel); // So that it is this very connection which is asked below.
        var before = await ErasesAsync(context);
        context.Add(new EndpointRow { Slug = EndpointSlug.Parse(fails ? "inbox" : "another"), Name = "Another" });

        var fault = await Record.ExceptionAsync(() => context.SaveAndEraseAsync(Cancel));

        Assert.Equal(fails, fault is DbUpdateException);
        Assert.Equal((0, before), (before, await ErasesAsync(context)));
    }

    private static Task<long> ErasesAsync(DashboardContext context) =>
        context.Database.SqlQueryRaw<long>("SELECT secure_delete AS Value FROM pragma_secure_delete").SingleAsync(Cancel);
}
