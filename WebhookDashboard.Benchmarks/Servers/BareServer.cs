using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WebhookDashboard.Benchmarks.Servers;

/// <summary>The baseline: Kestrel, a route that reads the body, <c>200 OK</c>. Stores nothing.</summary>
internal static class BareServer
{
    public const string Verb = "bare-server";

    private static readonly byte[] Answer = "OK"u8.ToArray();

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var app = builder.Build();
        app.Map("/hooks/{endpoint}", async context =>
        {
            var body = context.Request.BodyReader;
            while (true)
            {
                var read = await body.ReadAsync(context.RequestAborted);
                if (read.IsCompleted)
                {
                    body.AdvanceTo(read.Buffer.End);
                    break;
                }

                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }

            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = Answer.Length;
            await context.Response.BodyWriter.WriteAsync(Answer, context.RequestAborted);
        }).ShortCircuit();
        await app.RunAsync();
    }
}
