using WebhookDashboard.Domain;
using WebhookDashboard.Events.Saved;
using WebhookDashboard.Tests.Events.Sqlite;
using Xunit;

namespace WebhookDashboard.Tests.Events.Saved;

public sealed class SavedSearchesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_AfterARestart_IsThereByName()
    {
        await using var database = new SqliteTestDatabase();
        await using (var host = await LogHost.StartAsync(database.ConnectionString, []))
        {
            var saved = host.Get<ISavedSearches>();
            Assert.Null(await saved.SaveAsync(new SavedSearch("paid", "?search=paid"), Cancel));
            Assert.Null(await saved.SaveAsync(new SavedSearch(" Mine 😀 ", "?type=a"), Cancel));
            Assert.Null(await saved.SaveAsync(new SavedSearch("paid", "?search=PAID"), Cancel));
        }

        await using var again = await LogHost.StartAsync(database.ConnectionString, []);
        var kept = again.Get<ISavedSearches>();
        Assert.Equal([new("Mine 😀", "?type=a"), new("paid", "?search=PAID")], await kept.ReadAsync(Cancel));
        await kept.DeleteAsync("paid", Cancel);
        Assert.Equal(["Mine 😀"], (await kept.ReadAsync(Cancel)).Select(search => search.Name));
    }

    [Fact]
    public async Task Save_BadNameOrTooMany_IsRefused()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var saved = host.Get<ISavedSearches>();
        foreach (var name in (string[])["", "  ", "a\nb", new string('a', SavedSearches.MaxNameLength + 1)])
        {
            Assert.Contains("Enter a name", await saved.SaveAsync(new SavedSearch(name, "?type=a"), Cancel), StringComparison.Ordinal);
        }

        for (var i = 0; i < SavedSearches.MaxSearches; i++)
        {
            Assert.Null(await saved.SaveAsync(new SavedSearch($"n{i}", "?type=a"), Cancel));
        }

        Assert.Contains("maximum", await saved.SaveAsync(new SavedSearch("one more", "?type=a"), Cancel), StringComparison.Ordinal);
        Assert.Null(await saved.SaveAsync(new SavedSearch("n1", "?type=b"), Cancel));
    }
}
