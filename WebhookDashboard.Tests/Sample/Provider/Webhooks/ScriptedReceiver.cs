using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using WebhookDashboard.Sample.Provider.Webhooks;
using WebhookDashboard.Tests.Outbound;

namespace WebhookDashboard.Tests.Sample.Provider.Webhooks;

/// <summary>A server that receives webhooks, records each attempt, and responds as the test says, by default with 200.</summary>
internal sealed class ScriptedReceiver : IWebhookAddresses, IAsyncDisposable
{
    private readonly ConcurrentQueue<Delivery> _arrived = new();
    private Receiver _receiver = null!;

    public Func<Delivery, HttpContext, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<Delivery> Arrived => [.. _arrived];

    public IReadOnlyList<string> Texts => [.. _arrived.Select(delivery => AMessage.TextOf(delivery.Body))];

    public static async Task<ScriptedReceiver> StartAsync()
    {
        var scripted = new ScriptedReceiver();
        scripted._receiver = await Receiver.StartAsync(scripted.TakeAsync);
        return scripted;
    }

    public Uri Of(string kind) => new(_receiver.Url, $"hooks/{kind}");

    public void AnswerWith(int status, params (string Name, string Value)[] headers) => Answer = (_, context) =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var delivery = new Delivery(context.Request.Path, body, headers);
        _arrived.Enqueue(delivery);
        await Answer(delivery, context);
    }
}
