using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Storage;

namespace WebhookDashboard.Tests.Api.Description;

/// <summary>Lets a request ask for a failure: a bug, or a database that cannot be written to.</summary>
internal sealed class FailureByHeader(StorageHealth health) : IStartupFilter
{
    public const string Header = "X-Fail";
    public const string Bug = "bug";
    public const string Storage = "storage";

    private static readonly AsyncLocal<string?> Asked = new();

    public static void ThrowIfAsked()
    {
        if (Asked.Value is { Length: > 0 } failure)
        {
            throw new InvalidOperationException($"The test asked for it: {failure}.");
        }
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, following) =>
        {
            Asked.Value = context.Request.Headers[Header];
            if (Asked.Value != Storage)
            {
                await following(context);
                return;
            }

            health.Set(new StorageFault("The disk is full.", DateTimeOffset.UnixEpoch));
            try
            {
                await following(context);
            }
            finally
            {
                health.Set(null);
            }
        });
        next(app);
    };
}
