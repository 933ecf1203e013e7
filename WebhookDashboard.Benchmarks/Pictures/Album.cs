namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>The pages of one app.</summary>
/// <param name="Name">The folder of its pictures.</param>
/// <param name="Settings">The app's command line.</param>
/// <param name="Fill">What happens in the app before the first picture.</param>
/// <param name="Pages">In this order: what one page does, later ones show.</param>
internal sealed record Album(string Name, string[] Settings, Func<HttpClient, Task>? Fill, IReadOnlyList<PagePicture> Pages)
{
    /// <summary>The album with the pages whose "album/page" contains one of these texts; with all of them if there are none.</summary>
    public Album Of(IReadOnlyList<string> names) =>
        names.Count == 0 ? this : this with { Pages = [.. Pages.Where(page => names.Any(name => $"{Name}/{page.Name}".Contains(name, StringComparison.Ordinal)))] };
}
