using Microsoft.Playwright;

namespace WebhookDashboard.Benchmarks.Pictures;

/// <summary>A page to take pictures of.</summary>
/// <param name="Name">The start of its files' names.</param>
/// <param name="Address">Relative to the app.</param>
/// <param name="Prepare">What is done on the page first, in a wide window.</param>
internal sealed record PagePicture(string Name, string Address, Func<IPage, Task>? Prepare = null);
