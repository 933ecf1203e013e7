using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Events;

/// <summary>An index entry is a third of the cost of storing an event, so there are only these three indexes.</summary>
internal sealed class EventRowMapping : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("Events");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();

        // Serves every filter by the columns of kinds, alone and combined. Includes the time, to test it without reading the
        // row.
        builder.HasIndex(e => new { e.Kind, e.Sequence, e.ReceivedAt });

        // Also finds events by their id, which begins with this time: that saves each append an index.
        builder.HasIndex(e => e.ReceivedAt);

        // Partial, since most events lack it.
        builder.HasIndex(e => new { e.Endpoint, e.ProviderEventId, e.Sequence }).HasFilter("\"ProviderEventId\" IS NOT NULL");
    }
}
