using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Access;

internal sealed class AccessMappings
    : IEntityTypeConfiguration<ApiKeyRow>, IEntityTypeConfiguration<EndedSignInRow>, IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder) => builder.ToTable("ApiKeys");

    public void Configure(EntityTypeBuilder<EndedSignInRow> builder)
    {
        builder.ToTable("EndedSignIns");
        builder.HasIndex(e => e.EndedAt);
    }

    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("AuditLines");

        // Each kind has its own bound.
        builder.HasIndex(e => new { e.Kind, e.Id });
    }
}
