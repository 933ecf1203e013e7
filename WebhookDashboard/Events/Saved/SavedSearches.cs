using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Events.Saved;

internal sealed class SavedSearches(IDbContextFactory<DashboardContext> contexts, IWriteGate gate, IAuditTrail audit) : ISavedSearches
{
    public const int MaxNameLength = 60;
    public const int MaxSearches = 100;

    /// <summary>More than an address may have.</summary>
    public const int MaxQueryLength = 8_192;

    public async Task<IReadOnlyList<SavedSearch>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.SavedSearches.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SavedSearch(row.Name, row.Query)).OrderBy(search => search.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<string?> SaveAsync(SavedSearch search, CancellationToken cancellationToken)
    {
        search = search with { Name = search.Name.Trim() };
        var refused = Fault(search) ?? await WriteAsync(search, cancellationToken);
        if (refused is null)
        {
            await audit.WriteAsync(AuditKind.Change, $"Saved search '{search.Name}' saved.");
        }

        return refused;
    }

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        int deleted;
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            deleted = await context.SavedSearches.Where(row => row.Name == name).ExecuteDeleteAsync(cancellationToken);
        }

        if (deleted > 0)
        {
            await audit.WriteAsync(AuditKind.Change, $"Saved search '{name}' deleted.");
        }
    }

    private static string? Fault(SavedSearch search) =>
        search.Name.Length > MaxNameLength || search.Name.Any(char.IsControl) || !search.Name.EnumerateRunes().Any(IsVisible) ? $"Enter a name of 1 to {MaxNameLength} characters."
        : search.Query.Length > MaxQueryLength ? "This search is too long to be saved."
        : null;

    private static bool IsVisible(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    private async Task<string?> WriteAsync(SavedSearch search, CancellationToken cancellationToken)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.SavedSearches.FindAsync([search.Name], cancellationToken);
        if (row is null)
        {
            if (await context.SavedSearches.CountAsync(cancellationToken) >= MaxSearches)
            {
                return $"You have the maximum of {MaxSearches} saved searches. Delete one first.";
            }

            row = context.SavedSearches.Add(new SavedSearchRow { Name = search.Name }).Entity;
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
