using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Sample;

internal sealed class CustomerMappings :
    IEntityTypeConfiguration<CustomerOrderRow>,
    IEntityTypeConfiguration<OrderChangeRow>,
    IEntityTypeConfiguration<StockObservationRow>,
    IEntityTypeConfiguration<WaitingCustomerRow>,
    IEntityTypeConfiguration<KnownUserRow>,
    IEntityTypeConfiguration<ChatRoomRow>,
    IEntityTypeConfiguration<ChatMessageRow>
{
    public void Configure(EntityTypeBuilder<CustomerOrderRow> builder)
    {
        builder.ToTable("Orders");
        builder.HasKey(e => e.OrderId);
        builder.HasIndex(e => new { e.ChangedAt, e.OrderId }).IsDescending(true, false); // As the list shows them.
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
        builder.HasIndex(e => new { e.RegisteredAt, e.UserId }).IsDescending(true, false); // As the list shows them.
    }

    public void Configure(EntityTypeBuilder<ChatRoomRow> builder)
    {
        builder.ToTable("ChatRooms");
        builder.HasKey(e => e.Room);
        builder.HasIndex(e => new { e.LastAt, e.Room }).IsDescending(true, false); // As the list shows them.
        builder.HasIndex(e => e.Lines);
    }

    public void Configure(EntityTypeBuilder<ChatMessageRow> builder)
    {
        builder.ToTable("ChatMessages");
        builder.HasIndex(e => e.EventId).IsUnique();
        builder.HasIndex(e => new { e.Room, e.Id });
    }
}
