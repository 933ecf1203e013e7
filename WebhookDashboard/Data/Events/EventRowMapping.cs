using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Events;

/// <summary>An index entry is a third of what it costs to keep an event, so there are no more than these three.</summary>
internal sealed class EventRowMapping : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("Events");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();

        // Serves every filter by what a kind is made of, alone and together. The time is there to test it without the row.
        builder.HasIndex(e => new { e.Kind, e.Sequence, e.ReceivedAt });

        // Finds events by their id too, which begins with this very time: one index less to keep up at each append.
        builder.HasIndex(e => e.ReceivedAt);

        // Partial, since most events lack it.
        builder.HasIndex(e => new { e.Endpoint, e.ProviderEventId, e.Sequence }).HasFilter("\"ProviderEventId\" IS NOT NULL");
    }
}
