using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Deliveries;

internal sealed class DeliveryMappings :
    IEntityTypeConfiguration<DeliveryRow>, IEntityTypeConfiguration<DeliveryPayloadRow>, IEntityTypeConfiguration<DeliveryAttemptRow>
{
    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("Deliveries");

        // Finds what is due. Rows that are finished or wait for an earlier one have no time and are not in the index.
        builder.HasIndex(e => new { e.Destination, e.NextAttemptAt, e.Id }).HasFilter("\"NextAttemptAt\" IS NOT NULL");

        // Finds the first queued delivery with a key.
        builder.HasIndex(e => new { e.Destination, e.OrderingKey, e.Id }).HasFilter($"\"State\" = {(int)DeliveryState.Queued} AND \"OrderingKey\" IS NOT NULL");

        // For lists, counts and retention.
        builder.HasIndex(e => new { e.Destination, e.State, e.Id });
        builder.HasIndex(e => new { e.Destination, e.MessageId }).IsUnique().HasFilter("\"MessageId\" IS NOT NULL");

        builder.HasOne(e => e.Payload).WithOne().HasForeignKey<DeliveryPayloadRow>(e => e.DeliveryId).IsRequired().OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(e => e.Payload).IsRequired();
    }

    public void Configure(EntityTypeBuilder<DeliveryPayloadRow> builder)
    {
        builder.ToTable("DeliveryPayloads");
        builder.HasKey(e => e.DeliveryId);
    }

    public void Configure(EntityTypeBuilder<DeliveryAttemptRow> builder)
    {
        builder.ToTable("DeliveryAttempts");
        builder.HasKey(e => new { e.DeliveryId, e.Number });
        builder.HasOne<DeliveryRow>().WithMany().HasForeignKey(e => e.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}
