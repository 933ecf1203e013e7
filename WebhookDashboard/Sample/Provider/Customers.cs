using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Deliveries;
using WebhookDashboard.Sample.Provider.Webhooks;

namespace WebhookDashboard.Sample.Provider;

/// <summary>The customers' accounts and balances.</summary>
internal sealed class Customers(IDbContextFactory<DashboardContext> contexts, StoreWriter writer, TimeProvider time)
{
    /// <summary>A sample needs no more; without a bound, anyone with the key could fill the disk.</summary>
    public const int MaxUsers = 10_000;

    public async Task<StoreUserRow?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoreUsers.FindAsync([id], cancellationToken);
    }

    /// <returns>Null if the shop is full.</returns>
    public Task<User?> RegisterAsync(string name, string email, CancellationToken cancellationToken) => writer.ChangeAsync(
        async context =>
        {
            if (await context.StoreUsers.CountAsync(cancellationToken) >= MaxUsers)
            {
                return null;
            }

            var row = new StoreUserRow { Name = name, Email = email, Currency = StoreSeed.Currency };
            context.Add(row);
            await context.SaveChangesAsync(cancellationToken);
            await context.EnqueueAsync(
                StoreWebhook.Of(
                    "users", row.Id.ToString(CultureInfo.InvariantCulture), new { UserId = row.Id, row.Email }, time.GetUtcNow()),
                cancellationToken);
            return User.Of(row);
        },
        cancellationToken);
}
