using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Live;

/// <summary>A caller's mistake is explained to the caller and is not logged as an error of the server.</summary>
public sealed class HubArgumentTests : IAsyncLifetime
{
    private DashboardHost _host = null!;
    private HubConnection _connection = null!;

    private static readonly (string Said, object?[] Arguments)[] Wrong =
    [
        ("'after'", [new { after = "x" }]),
        ("'after'", [new { after = 1.5 }]),
        ("'after'", [new { after = "7" }]),
        ("'after'", [new { after = -1 }]),
        ("'after'", [new { after = 1e30 }]),
        ("'after'", [new { after = true }]),
        ("'endpoints'", [new { endpoints = "inbox" }]),
        ("'endpoints'", [new { endpoints = new object[] { "inbox", 5 } }]),
        ("'not a slug'", [new { endpoints = new[] { "not a slug" } }]),
        ("'nobody'", [new { endpoints = new[] { "inbox", "nobody" } }]),
        ("at most 200", [new { endpoints = Enumerable.Range(0, 201).Select(i => $"e{i}").ToArray() }]),
        ("'cursor'", [new { cursor = 5 }]),
        ("{ endpoints, after }", ["inbox"]),
        ("{ endpoints, after }", [5]),
        ("{ endpoints, after }", [new[] { 1 }]),
        ("{ endpoints, after }", []),
        ("{ endpoints, after }", [new { }, new { }]),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await DashboardHost.StartAsync();
        _connection = new HubConnectionBuilder().WithUrl(new Uri(_host.BaseAddress, "hubs/events")).Build();
        await _connection.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _host.DisposeAsync();
    }

    /// <summary>.NET's client cannot send such text; others can.</summary>
    [Theory]
    [InlineData("""{"endpoints":["\ud800"]}""")]
    [InlineData("""{"\ud800":1}""")]
    public void Argument_UnpairedSurrogate_IsTheCallersError(string json)
    {
        var fault = Assert.Throws<HubException>(() => StreamRequest.Read(JsonElement.Parse(json), _host.Get<IEndpointDirectory>()));

        Assert.Contains("surrogate", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tail")]
    [InlineData("Watch")]
    public async Task Stream_WrongArguments_TellsTheCallerAndLogsNothing(string method)
    {
        var before = _host.Logs.Lines.Count;
        await Assert.AllAsync(Wrong, async wrong =>
        {
            var fault = await RefusalAsync(method, wrong.Arguments);
            Assert.Contains(wrong.Said, fault, StringComparison.Ordinal);
        });

        Assert.DoesNotContain(_host.Logs.Lines.Skip(before), line => line.Level >= LogLevel.Warning || line.Exception is not null);
    }

    [Theory]
    [InlineData("Tail")]
    [InlineData("Watch")]
    public async Task Call_OfAStreamAsAPlainMethod_IsRefusedAndLogsNothing(string method)
    {
        var before = _host.Logs.Lines.Count;

        await Assert.ThrowsAsync<HubException>(() => _connection.InvokeAsync(method, new { }, Cancel));
        await Assert.ThrowsAsync<HubException>(() => _connection.InvokeAsync(method, Cancel));
        await _connection.SendAsync(method, new { after = "x" }, Cancel);
        await _connection.SendAsync(method, Cancel);
        await Assert.ThrowsAsync<HubException>(() => _connection.InvokeAsync("NoSuchMethod", Cancel));

        Assert.Equal(HubConnectionState.Connected, _connection.State);
        Assert.DoesNotContain(_host.Logs.Lines.Skip(before), line => line.Level >= LogLevel.Warning || line.Exception is not null);
    }

    [Fact]
    public async Task Stream_EmptyRequest_Follows()
    {
        foreach (var request in new object?[] { null, new { }, new { After = (long?)null, Endpoints = (string[]?)null }, new { endpoints = Array.Empty<string>() } })
        {
            await foreach (var batch in _connection.StreamAsync<WatchBatch>("Watch", request, Cancel))
            {
                Assert.Empty(batch.Events);
                break;
            }
        }
    }

    [Theory]
    [InlineData("Tail")]
    [InlineData("Watch")]
    public async Task Stream_FromBeyondTheHead_NamesTheHead(string method)
    {
        for (var i = 0; i < 3; i++)
        {
            await _host.Get<IEventLog>().AppendAsync(AnEvent.To("inbox").Build(), Cancel);
        }

        var fault = await RefusalAsync(method, [new { after = 1_003 }]);

        Assert.Contains("'after' is 1003, but the log ends at 3", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_FromTheHeadItself_Follows()
    {
        await _host.Get<IEventLog>().AppendAsync(AnEvent.To("inbox").Build(), Cancel);
        await foreach (var batch in _connection.StreamAsync<WatchBatch>("Watch", new { after = 1 }, Cancel))
        {
            Assert.Equal((1, 0), (batch.Head, batch.Events.Count));
            break;
        }
    }

    private async Task<string> RefusalAsync(string method, object?[] arguments)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(WaitLimits.Longest);
        var fault = await Assert.ThrowsAsync<HubException>(async () =>
        {
            await foreach (var _ in _connection.StreamAsyncCore<object>(method, arguments, limit.Token))
            {
                Assert.Fail($"{method} must not stream.");
            }
        });
        return fault.Message;
    }
}
