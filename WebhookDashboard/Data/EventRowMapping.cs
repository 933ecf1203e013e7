using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data;

internal sealed class EventRowMapping : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("Events");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();

        // Each entry of an index ends with the sequence, which is the order that lists want.
        builder.HasIndex(e => new { e.Endpoint, e.Sequence });

        // Finds events by their id too, which begins with this very time: one index less to keep up at each append.
        builder.HasIndex(e => e.ReceivedAt);

        // Most events lack one or the other, and an index entry is a third of what it costs to keep an event.
        builder.HasIndex(e => new { e.Verdict, e.Sequence }).HasFilter("\"Verdict\" IS NOT NULL");
        builder.HasIndex(e => new { e.EventType, e.Sequence }).HasFilter("\"EventType\" IS NOT NULL");
        builder.HasIndex(e => new { e.Endpoint, e.ProviderEventId, e.Sequence }).HasFilter("\"ProviderEventId\" IS NOT NULL");
    }
}
