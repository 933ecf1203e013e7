namespace WebhookDashboard.Sample;

internal static class SampleRegistration
{
    /// <summary>Reads the setting that switches the sample on, which is needed before its services are added.</summary>
    /// <exception cref="InvalidOperationException">The setting is neither true nor false.</exception>
    public static bool HasSample(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(SampleOptions.Section);
        builder.Services.AddOptions<SampleOptions>().Bind(section);
        return (section.Get<SampleOptions>() ?? new SampleOptions()).Enabled;
    }
}
