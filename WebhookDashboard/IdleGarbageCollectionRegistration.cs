namespace WebhookDashboard;

internal static class IdleGarbageCollectionRegistration
{
    public static WebApplicationBuilder AddQuietCollection(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService(provider => new IdleGarbageCollection(
            provider.GetRequiredService<TimeProvider>(),
            () => GC.GetTotalAllocatedBytes(),
            () =>
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                NativeHeap.Trim();
            }));
        return builder;
    }
}
