using WebhookDashboard.Domain.Search;

namespace WebhookDashboard.Events.Saved;

/// <summary>The saved searches, the same for everyone who signs in, on any machine.</summary>
internal interface ISavedSearches
{
    /// <summary>All of them, by name.</summary>
    Task<IReadOnlyList<SavedSearch>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Saves a search, in place of the one with the same name.</summary>
    /// <returns>Why it is refused; null if it is saved.</returns>
    Task<string?> SaveAsync(SavedSearch search, CancellationToken cancellationToken);

    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
