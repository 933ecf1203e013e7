using System.Net.Http.Headers;
using System.Text.Json;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Promises;

public sealed class KilledImportTests
{
    private const int Events = 3_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task Import_ServerKilledMeanwhile_CompletesWhenItIsRepeated()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var lines = Enumerable.Range(0, Events)
            .Select(i => AnExport.LineOf(AnEvent.To("imported").At(AnEvent.SomeTime.AddSeconds(i)).WithBody(new byte[2_000]))).ToArray();
        var file = AnExport.Bytes(lines);
        await using (var server = await DashboardProcess.StartAsync(folder, ("Storage:RetainDays", "0")))
        {
            await using var half = new HeldStream(file, file.Length / 2);
            var importing = ImportAsync(server.Client, half);
            await Until.TrueAsync(async () => await CountAsync(server.Client) > 0);
            await server.KillAsync();
            half.LetGo();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => importing);
        }

        await using var next = await DashboardProcess.StartAsync(folder, ("Storage:RetainDays", "0"));
        var stored = await CountAsync(next.Client);
        using var whole = new MemoryStream(file);
        var answer = JsonDocument.Parse(await ImportAsync(next.Client, whole)).RootElement;

        Assert.InRange(stored, 1, Events - 1);
        Assert.Equal((Events - stored, stored), (answer.GetProperty("imported").GetInt32(), answer.GetProperty("skipped").GetInt32()));
        Assert.Equal(
            AnExport.WithoutSequences(string.Join('\n', lines)),
            AnExport.WithoutSequences(await next.Client.GetStringAsync(new Uri("api/v1/events/export?endpoint=imported", UriKind.Relative), cancellation)));
    }

    private static async Task<string> ImportAsync(HttpClient client, Stream file)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await client.PostAsync(new Uri("api/v1/events/import", UriKind.Relative), content, Cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static async Task<int> CountAsync(HttpClient client) => JsonDocument.Parse(
        await client.GetStringAsync(new Uri("api/v1/events/count?endpoint=imported", UriKind.Relative), Cancel)).RootElement.GetProperty("count").GetInt32();

    /// <summary>Waits half-way, so that the import is under way when the server is killed.</summary>
    private sealed class HeldStream(byte[] bytes, int heldAt) : MemoryStream(bytes)
    {
        private readonly TaskCompletionSource _going = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void LetGo() => _going.SetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= heldAt)
            {
                await _going.Task.WaitAsync(cancellationToken);
                return await base.ReadAsync(buffer, cancellationToken);
            }

            return await base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, heldAt - Position)], cancellationToken);
        }
    }
}
