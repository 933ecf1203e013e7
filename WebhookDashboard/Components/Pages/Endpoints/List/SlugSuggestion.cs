using System.Text;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Components.Pages.Endpoints.List;

/// <summary>Makes a readable slug from a name: <c>Payments (EU)</c> becomes <c>payments-eu</c>.</summary>
internal static class SlugSuggestion
{
    /// <returns>Empty if the name has no character that a slug may have.</returns>
    public static string From(string name, Func<EndpointSlug, bool> isTaken)
    {
        var slug = Plain(name);
        if (slug.Length == 0)
        {
            return "";
        }

        for (var number = 2; EndpointSlug.TryParse(slug, out var parsed) && isTaken(parsed); number++)
        {
            var suffix = $"-{number}";
            var plain = Plain(name);
            slug = plain[..Math.Min(plain.Length, EndpointSlug.MaxLength - suffix.Length)] + suffix;
        }

        return slug;
    }

    private static string Plain(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name)
        {
            if (slug.Length == EndpointSlug.MaxLength)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(c) || c == '_')
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }
}
