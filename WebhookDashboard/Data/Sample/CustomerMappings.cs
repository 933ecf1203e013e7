using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Sample;

internal sealed class CustomerMappings :
    IEntityTypeConfiguration<CustomerOrderRow>,
    IEntityTypeConfiguration<OrderChangeRow>,
    IEntityTypeConfiguration<StockObservationRow>,
    IEntityTypeConfiguration<WaitingCustomerRow>,
    IEntityTypeConfiguration<KnownUserRow>,
    IEntityTypeConfiguration<ChatMessageRow>
{
    public void Configure(EntityTypeBuilder<CustomerOrderRow> builder)
    {
        builder.ToTable("Orders");
        builder.HasKey(e => e.OrderId);
        builder.HasIndex(e => e.ChangedAt);
    }

    public void Configure(EntityTypeBuilder<OrderChangeRow> builder)
    {
        builder.ToTable("OrderChanges");
        builder.HasIndex(e => e.OrderId);
        builder.HasIndex(e => e.EventId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StockObservationRow> builder)
    {
        builder.ToTable("StockLessons");
        builder.HasIndex(e => new { e.ProductId, e.Source, e.Id });
        builder.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<WaitingCustomerRow> builder)
    {
        builder.ToTable("WaitingCustomers");
        builder.HasIndex(e => new { e.ProductId, e.Email }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KnownUserRow> builder)
    {
        builder.ToTable("KnownUsers");
        builder.HasKey(e => e.UserId);
    }

    public void Configure(EntityTypeBuilder<ChatMessageRow> builder)
    {
        builder.ToTable("ChatMessages");
        builder.HasIndex(e => e.EventId).IsUnique();
        builder.HasIndex(e => new { e.Room, e.Id });
    }
}
