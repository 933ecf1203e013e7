using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Events;

internal sealed class EventContentRowMapping : IEntityTypeConfiguration<EventContentRow>
{
    public void Configure(EntityTypeBuilder<EventContentRow> builder)
    {
        builder.ToTable("EventContents");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever().HasColumnOrder(0);
        builder.Property(e => e.Headers).HasColumnOrder(1);
        builder.Property(e => e.Body).HasColumnOrder(2);
    }
}
