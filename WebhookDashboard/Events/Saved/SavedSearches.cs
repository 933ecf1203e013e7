using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Events.Saved;

internal sealed class SavedSearches(IDbContextFactory<DashboardContext> contexts, IWriteGate gate) : ISavedSearches
{
    public const int MaxNameLength = 60;
    public const int MaxSearches = 100;

    public async Task<IReadOnlyList<SavedSearch>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.SavedSearches.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SavedSearch(row.Name, row.Query)).OrderBy(search => search.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<string?> SaveAsync(SavedSearch search, CancellationToken cancellationToken)
    {
        var name = search.Name.Trim();
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
        {
            return $"Enter a name of 1 to {MaxNameLength} characters.";
        }

        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = await context.SavedSearches.FindAsync([name], cancellationToken);
            if (row is null)
            {
                if (await context.SavedSearches.CountAsync(cancellationToken) >= MaxSearches)
                {
                    return $"You have the maximum of {MaxSearches} saved searches. Delete one first.";
                }

                row = context.SavedSearches.Add(new SavedSearchRow { Name = name }).Entity;
            }

            row.Query = search.Query;
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateException)
            {
                return "The database can't be written right now. Try again in a moment.";
            }
        }
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.SavedSearches.Where(row => row.Name == name).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
