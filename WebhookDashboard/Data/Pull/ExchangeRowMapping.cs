using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WebhookDashboard.Data.Pull;

internal sealed class ExchangeRowMapping : IEntityTypeConfiguration<ExchangeRow>
{
    public void Configure(EntityTypeBuilder<ExchangeRow> builder)
    {
        builder.ToTable("Exchanges");

        // Finds the last answer of an address.
        builder.HasIndex(e => new { e.Source, e.Url, e.Method, e.Outcome, e.Id });
    }
}
