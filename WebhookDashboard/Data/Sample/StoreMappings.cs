using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Sample;

internal sealed class StoreMappings :
    IEntityTypeConfiguration<StoreProductRow>,
    IEntityTypeConfiguration<StoreUserRow>,
    IEntityTypeConfiguration<StoreOrderRow>,
    IEntityTypeConfiguration<StoreStateRow>
{
    public void Configure(EntityTypeBuilder<StoreProductRow> builder)
    {
        builder.ToTable("StoreProducts");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<StoreUserRow> builder) => builder.ToTable("StoreUsers");

    public void Configure(EntityTypeBuilder<StoreOrderRow> builder) => builder.ToTable("StoreOrders");

    public void Configure(EntityTypeBuilder<StoreStateRow> builder)
    {
        builder.ToTable("StoreState");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }
}
