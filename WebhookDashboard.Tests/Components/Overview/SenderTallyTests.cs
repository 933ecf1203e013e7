using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Components.Pages.Overview.Flow;
using WebhookDashboard.Tests.Components.Events;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Overview;

public sealed class SenderTallyTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(AnEvent.SomeTime);
    private readonly MemoryLog _log = new();
    private readonly SenderTally _tally;

    public SenderTallyTests() => _tally = new SenderTally(_log, _clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("curl/8.9.1", "curl")]
    [InlineData("GitHub-Hookshot/044aadd", "GitHub")]
    [InlineData("SampleShop/1.0", "Sample shop")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64)", "A browser")]
    [InlineData("", "Unnamed sender")]
    [InlineData("abc\u202Etxt.exe", "abc‹U+202E›txt.exe")]
    [InlineData("a-product-with-a-very-long-name/1", "a-product-with-a-very-lo…")]
    public async Task ReadAsync_UserAgent_NamesTheSender(string agent, string name)
    {
        _log.Add(AnEvent.To("inbox").WithHeader("User-Agent", agent));

        Assert.Equal(name, Assert.Single(await _tally.ReadAsync(Cancel)).Key.Sender.Name);
    }

    [Fact]
    public async Task ReadAsync_SecondTime_AddsWhatIsNew()
    {
        _log.Add(AnEvent.To("inbox"));
        await _tally.ReadAsync(Cancel);
        _log.Add(AnEvent.To("inbox"));
        _log.Add(AnEvent.To("payment"));

        Assert.Equal([2, 1], (await _tally.ReadAsync(Cancel)).OrderBy(one => one.Key.Endpoint.Value, StringComparer.Ordinal).Select(one => one.Value));
    }

    [Fact]
    public async Task ReadAsync_LongLog_ReadsOnlyItsEnd()
    {
        for (var i = 0; i < SenderTally.MostRead + 50; i++)
        {
            _log.Add(AnEvent.To("inbox"));
        }

        Assert.Equal(SenderTally.MostRead, Assert.Single(await _tally.ReadAsync(Cancel)).Value);
    }

    [Fact]
    public async Task ReadAsync_WindowPassed_Forgets()
    {
        _log.Add(AnEvent.To("inbox"));
        await _tally.ReadAsync(Cancel);

        _clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Empty(await _tally.ReadAsync(Cancel));
    }

    public void Dispose() => _tally.Dispose();
}
