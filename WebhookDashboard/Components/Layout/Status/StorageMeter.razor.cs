using Microsoft.AspNetCore.Components;
using WebhookDashboard.Components.Shared;

namespace WebhookDashboard.Components.Layout.Status;

/// <summary>Shows how much of the storage limit is used.</summary>
public sealed partial class StorageMeter
{
    /// <summary>The size of the database; null while it is not known.</summary>
    [Parameter, EditorRequired]
    public long? Used { get; set; }

    /// <summary>When the oldest stored event was received.</summary>
    [Parameter]
    public DateTimeOffset? Oldest { get; set; }

    private double Share => Options.Value.RetainBytes > 0
        ? Math.Clamp((double)(Used ?? 0) / Options.Value.RetainBytes, 0, 1)
        : 0;

    private string Summary => (Used, Options.Value.RetainBytes) switch
    {
        (null, _) => "…",
        ({ } used, <= 0) => $"{Format.Bytes(used)} used",
        ({ } used, var limit) => $"{Format.Bytes(used)} of {Format.Limit(limit)} used",
    };
}
