using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Quality;

internal sealed class QualityMappings :
    IEntityTypeConfiguration<QualityStepRow>, IEntityTypeConfiguration<QualityMemoryRow>, IEntityTypeConfiguration<QualityTypeRow>
{
    public void Configure(EntityTypeBuilder<QualityStepRow> builder) => builder.HasKey(e => new { e.Endpoint, e.Seconds, e.Start });

    public void Configure(EntityTypeBuilder<QualityMemoryRow> builder) => builder.HasKey(e => e.Endpoint);

    public void Configure(EntityTypeBuilder<QualityTypeRow> builder) => builder.HasKey(e => new { e.Endpoint, e.EventType });
}
