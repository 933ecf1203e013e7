using Bunit;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.Searching;

public sealed class SearchProgressTests : IAsyncDisposable
{
    private readonly PageContext _context = new();

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Theory]
    [InlineData(null, null, "Searching…", "Searching…", "")]
    [InlineData(81, null, "Searching older events… Searched down to event 81 so far. Stop", "Stopped at event 81. Older events were not searched. Continue", "Searched down to event 81. Scroll down to search further.")]
    [InlineData(null, 20, "Searching newer events… Searched up to event 20 so far. Stop", "Stopped at event 20. Newer events were not searched. Continue", "Searched up to event 20. Scroll up to search further.")]
    [InlineData(31, 50, "Searching… Searched events 31 to 50 so far. Stop", "Stopped. Only events 31 to 50 were searched. Continue", "Searched events 31 to 50. Scroll to search further.")]
    public void Text_OfASearch_SaysWhatWasSearched(int? to, int? upTo, string searching, string stopped, string paused)
    {
        Assert.Equal(searching, Show(isSearching: true, isStopped: false));
        Assert.Equal(stopped, Show(isSearching: true, isStopped: true));
        Assert.Equal(paused, Show(isSearching: false, isStopped: false));

        string Show(bool isSearching, bool isStopped)
        {
            var progress = _context.Render<SearchProgress>(parameters => parameters
                .Add(one => one.IsSearching, isSearching)
                .Add(one => one.IsStopped, isStopped)
                .Add(one => one.SearchedTo, (long?)to)
                .Add(one => one.SearchedUpTo, (long?)upTo));
            return string.Join(' ', progress.FindAll("p, button").Select(part => part.TextContent.Trim()));
        }
    }
}
