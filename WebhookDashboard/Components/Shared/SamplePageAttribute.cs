namespace WebhookDashboard.Components.Shared;

/// <summary>Marks a page of the sample, which exists only while the sample is on.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SamplePageAttribute : Attribute
{
    public static bool IsOn(Type page) => IsDefined(page, typeof(SamplePageAttribute), inherit: false);
}
