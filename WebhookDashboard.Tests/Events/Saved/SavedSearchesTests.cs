using WebhookDashboard.Audit;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;
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
        foreach (var name in (string[])["", "  ", "a\nb", "\u200B\u202E", new string('a', SavedSearches.MaxNameLength + 1)])
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

    [Theory]
    [InlineData("'); DROP TABLE SavedSearches; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a%_*?\"'`")]
    [InlineData("\u202Etxt.exe")]
    [InlineData("\uD800")] // Half a character.
    [InlineData("é")]
    public async Task Save_HostileName_IsANameLikeAnyOther(string name)
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var saved = host.Get<ISavedSearches>();
        Assert.Null(await saved.SaveAsync(new SavedSearch("other", "?type=a"), Cancel));
        Assert.Null(await saved.SaveAsync(new SavedSearch(name, "?type=a"), Cancel));

        Assert.Null(await saved.SaveAsync(new SavedSearch(name, "?type=b"), Cancel));

        var one = Assert.Single(await saved.ReadAsync(Cancel), search => search.Name != "other");
        Assert.Equal("?type=b", one.Query);
        await saved.DeleteAsync(one.Name, Cancel);
        Assert.Equal(["other"], (await saved.ReadAsync(Cancel)).Select(search => search.Name));
    }

    [Fact]
    public async Task Save_VeryLong_IsRefused()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);

        var refused = await host.Get<ISavedSearches>().SaveAsync(new SavedSearch("long", "?search=" + new string('a', SavedSearches.MaxQueryLength)), Cancel);

        Assert.Contains("too long", refused, StringComparison.Ordinal);
        Assert.Empty(await host.Get<ISavedSearches>().ReadAsync(Cancel));
    }

    [Fact]
    public async Task Save_ThousandsAtOnce_KeepsTheMaximum()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var saved = host.Get<ISavedSearches>();

        var refused = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(i => saved.SaveAsync(new SavedSearch($"n{i % 1_000}", "?type=a"), Cancel)));

        var kept = (await saved.ReadAsync(Cancel)).Select(search => search.Name).ToList();
        Assert.Equal(SavedSearches.MaxSearches, kept.Distinct().Count());
        Assert.Equal(kept.Count, kept.Distinct().Count());
        Assert.InRange(refused.Count(one => one is null), SavedSearches.MaxSearches, 2 * SavedSearches.MaxSearches);
    }

    [Fact]
    public async Task SaveAndDelete_ByAPerson_AreAudited()
    {
        await using var database = new SqliteTestDatabase();
        await using var host = await LogHost.StartAsync(database.ConnectionString, []);
        var saved = host.Get<ISavedSearches>();

        await saved.SaveAsync(new SavedSearch("paid", "?search=secret"), Cancel);
        await saved.DeleteAsync("paid", Cancel);
        await saved.DeleteAsync("paid", Cancel);

        var lines = await host.Get<IAuditTrail>().ReadAsync(AuditKind.Change, before: null, 10, Cancel);
        Assert.Equal(["Saved search 'paid' deleted.", "Saved search 'paid' saved."], lines.Select(line => line.What));
    }
}
