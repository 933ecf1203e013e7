using Microsoft.JSInterop;
using WebhookDashboard.Components.Shared;
using Xunit;

namespace WebhookDashboard.Tests.Components.Shared;

public sealed class ScriptObjectTests : IAsyncDisposable
{
    private readonly HandScript _script = new();
    private readonly ScriptObject _object;

    public ScriptObjectTests() => _object = new ScriptObject(_script);

    public async ValueTask DisposeAsync()
    {
        _script.Fault = null;
        await _object.DisposeAsync();
        await _script.DisposeAsync();
    }

    public static TheoryData<Exception> OneSideGone =>
    [
        new JSDisconnectedException("The circuit has disconnected."),
        new OperationCanceledException(),
        new ObjectDisposedException("circuit"),
    ];

    [Fact]
    public async Task Dispose_AfterCreation_IsTheLastCall()
    {
        _script.Loading.SetResult();
        await _object.MakeAsync("./script.js", "attach");
        await _object.CallAsync("toTop");

        await _object.DisposeAsync();

        Assert.Equal(["import", "attach", "toTop", "dispose"], _script.Calls);
    }

    [Theory]
    [MemberData(nameof(OneSideGone))]
    public async Task Dispose_BrowserGone_DoesNotThrow(Exception gone)
    {
        _script.Loading.SetResult();
        await _object.MakeAsync("./script.js", "attach");
        _script.Fault = gone;

        await _object.CallAsync("toTop");
        await Assert.ThrowsAsync<OperationCanceledException>(() => _object.AskAsync<string>("read", CancellationToken.None));
        await _object.DisposeAsync();

        Assert.Equal(["import", "attach"], _script.Calls);
    }

    [Fact]
    public async Task Dispose_WhileLoading_ReleasesTheObject()
    {
        var making = _object.MakeAsync("./script.js", "attach");
        var calling = _object.CallAsync("toTop");

        await _object.DisposeAsync();
        _script.Loading.SetResult();

        Assert.False(await making);
        await calling;
        Assert.Equal(["import", "attach", "dispose"], _script.Calls);
    }

    [Fact]
    public async Task Make_ElementGoneAfterDispose_DoesNotThrow()
    {
        var making = _object.MakeAsync("./script.js", "attach");
        await _object.DisposeAsync();
        _script.Fault = new JSException("Cannot read properties of null");
        _script.Loading.SetResult();

        Assert.False(await making);
    }

    [Fact]
    public async Task Make_ScriptFails_SaysSo()
    {
        _script.Fault = new JSException("attach is not a function");
        _script.Loading.SetResult();

        await Assert.ThrowsAsync<JSException>(() => _object.MakeAsync("./script.js", "attach"));
    }
}
