using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using WebhookDashboard.Domain.Endpoints;

namespace WebhookDashboard.Api.Endpoints;

/// <summary>How much an endpoint keeps; at least one limit is given.</summary>
internal sealed record RetentionInput
{
    [Description("How many events; null: no limit.")]
    [Range(1, RetentionLimits.MaxEvents)]
    public long? Events { get; init; }

    [Description("How old an event may be, in days, above 0; null: no limit.")]
    [Range(0, RetentionLimits.MaxDays, MinimumIsExclusive = true)]
    public double? Days { get; init; }

    [Description("How many bytes the bodies may have in all; null: no limit.")]
    [Range(1, RetentionLimits.MaxBytes)]
    public long? Bytes { get; init; }

    public RetentionLimits ToLimits() => new() { Events = Events, Days = Days, Bytes = Bytes };
}
