using System.Text.RegularExpressions;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>Makes a readable slug from a name: <c>Payments (EU)</c> becomes <c>payments-eu</c>.</summary>
internal static partial class SlugSuggestion
{
    /// <returns>Empty if the name has no character that a slug may have.</returns>
    public static string From(string name, Func<EndpointSlug, bool> isTaken)
    {
        var plain = Cut(Others().Replace(name, "-").TrimStart('-').ToLowerInvariant(), EndpointSlug.MaxLength);
        var slug = plain;
        for (var number = 2; EndpointSlug.TryParse(slug, out var parsed) && isTaken(parsed); number++)
        {
            var suffix = $"-{number}";
            slug = Cut(plain, EndpointSlug.MaxLength - suffix.Length) + suffix;
        }

        return slug;
    }

    private static string Cut(string slug, int length) => slug[..Math.Min(slug.Length, length)].TrimEnd('-');

    [GeneratedRegex("[^A-Za-z0-9_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Others();
}
