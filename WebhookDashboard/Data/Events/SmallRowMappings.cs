using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Events;

internal sealed class SmallRowMappings :
    IEntityTypeConfiguration<EndpointRow>,
    IEntityTypeConfiguration<EventKindRow>,
    IEntityTypeConfiguration<EventBlockRow>,
    IEntityTypeConfiguration<EventBlockTimesRow>,
    IEntityTypeConfiguration<DeletionRow>,
    IEntityTypeConfiguration<RefusalRow>,
    IEntityTypeConfiguration<RateBucketRow>,
    IEntityTypeConfiguration<ReaderCursorRow>,
    IEntityTypeConfiguration<SetAsideRow>,
    IEntityTypeConfiguration<LogStateRow>,
    IEntityTypeConfiguration<SavedSearchRow>
{
    public void Configure(EntityTypeBuilder<EndpointRow> builder) => builder.HasKey(e => e.Slug);

    public void Configure(EntityTypeBuilder<EventKindRow> builder) =>
        builder.HasIndex(e => new { e.Endpoint, e.Method, e.EventType, e.Verdict, e.Pinned }).IsUnique();

    public void Configure(EntityTypeBuilder<EventBlockRow> builder)
    {
        builder.HasKey(e => e.Block);
        builder.Property(e => e.Block).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<EventBlockTimesRow> builder)
    {
        builder.HasKey(e => e.Block);
        builder.Property(e => e.Block).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<DeletionRow> builder) => builder.ToTable("Deletions");

    public void Configure(EntityTypeBuilder<RefusalRow> builder) => builder.HasKey(e => new { e.Endpoint, e.Status });

    public void Configure(EntityTypeBuilder<RateBucketRow> builder) =>
        builder.HasKey(e => new { e.Start, e.Endpoint, e.Verdict });

    public void Configure(EntityTypeBuilder<ReaderCursorRow> builder) => builder.HasKey(e => e.Reader);

    /// <remarks>An event's id begins with its time, so the key also sorts a reader's events by time.</remarks>
    public void Configure(EntityTypeBuilder<SetAsideRow> builder)
    {
        builder.ToTable("SetAside");
        builder.HasKey(e => new { e.Reader, e.EventId });
    }

    public void Configure(EntityTypeBuilder<SavedSearchRow> builder) => builder.HasKey(e => e.Name);

    public void Configure(EntityTypeBuilder<LogStateRow> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasData(new LogStateRow());
    }
}
