using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using WebhookDashboard.Data.Access;
using WebhookDashboard.Data.Deliveries;
using WebhookDashboard.Data.Events;
using WebhookDashboard.Data.Pull;
using WebhookDashboard.Data.Quality;
using WebhookDashboard.Data.Sample;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Endpoints;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Data;

/// <summary>The database model. What differs between providers is in the derived context of each.</summary>
internal abstract class DashboardContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    private HashSet<string>? _enqueuedFor;

    public DbSet<EventRow> Events => Set<EventRow>();
    public DbSet<EventContentRow> EventContents => Set<EventContentRow>();
    public DbSet<EndpointRow> Endpoints => Set<EndpointRow>();
    public DbSet<EventKindRow> EventKinds => Set<EventKindRow>();
    public DbSet<EventBlockRow> EventBlocks => Set<EventBlockRow>();
    public DbSet<EventBlockTimesRow> EventBlockTimes => Set<EventBlockTimesRow>();
    public DbSet<DeletionRow> Deletions => Set<DeletionRow>();
    public DbSet<RefusalRow> Refusals => Set<RefusalRow>();
    public DbSet<RateBucketRow> RateBuckets => Set<RateBucketRow>();
    public DbSet<ReaderCursorRow> ReaderCursors => Set<ReaderCursorRow>();
    public DbSet<SetAsideRow> SetAside => Set<SetAsideRow>();
    public DbSet<QualityStepRow> QualitySteps => Set<QualityStepRow>();
    public DbSet<QualityMemoryRow> QualityMemories => Set<QualityMemoryRow>();
    public DbSet<QualityTypeRow> QualityTypes => Set<QualityTypeRow>();
    public DbSet<LogStateRow> LogState => Set<LogStateRow>();
    public DbSet<SavedSearchRow> SavedSearches => Set<SavedSearchRow>();
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();
    public DbSet<DeliveryPayloadRow> DeliveryPayloads => Set<DeliveryPayloadRow>();
    public DbSet<DeliveryAttemptRow> DeliveryAttempts => Set<DeliveryAttemptRow>();
    public DbSet<StoreProductRow> StoreProducts => Set<StoreProductRow>();
    public DbSet<StoreUserRow> StoreUsers => Set<StoreUserRow>();
    public DbSet<StoreOrderRow> StoreOrders => Set<StoreOrderRow>();
    public DbSet<StoreStateRow> StoreState => Set<StoreStateRow>();
    public DbSet<CustomerOrderRow> Orders => Set<CustomerOrderRow>();
    public DbSet<OrderChangeRow> OrderChanges => Set<OrderChangeRow>();
    public DbSet<StockObservationRow> StockObservations => Set<StockObservationRow>();
    public DbSet<WaitingCustomerRow> WaitingCustomers => Set<WaitingCustomerRow>();
    public DbSet<KnownUserRow> KnownUsers => Set<KnownUserRow>();
    public DbSet<ChatRoomRow> ChatRooms => Set<ChatRoomRow>();
    public DbSet<ChatMessageRow> ChatMessages => Set<ChatMessageRow>();
    public DbSet<ExchangeRow> Exchanges => Set<ExchangeRow>();
    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();
    public DbSet<EndedSignInRow> EndedSignIns => Set<EndedSignInRow>();
    public DbSet<AuditRow> AuditLines => Set<AuditRow>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The destinations that this context enqueued deliveries for. They are woken after the commit.</summary>
    public ISet<string> EnqueuedFor => _enqueuedFor ??= new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether <see cref="EnqueuedFor"/> contains any.</summary>
    public bool HasEnqueued => _enqueuedFor is { Count: > 0 };

    /// <summary>
    /// Saves, and overwrites on disk what these changes replace: for data that must no longer be found in the file.
    /// </summary>
    public abstract Task SaveAndEraseAsync(CancellationToken cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<EndpointSlug>()
            .HaveConversion<EndpointSlugConverter>()
            .HaveMaxLength(EndpointSlug.MaxLength);
        configurationBuilder.Properties<IReadOnlyList<string>>().HaveConversion<JsonConverter<IReadOnlyList<string>>, ListComparer<string>>();
        configurationBuilder.Properties<IReadOnlyList<HeaderLine>>()
            .HaveConversion<JsonConverter<IReadOnlyList<HeaderLine>>, ListComparer<HeaderLine>>();
        configurationBuilder.Properties<SignatureSettings>().HaveConversion<JsonConverter<SignatureSettings>>();
        configurationBuilder.Properties<ResponseSettings>().HaveConversion<JsonConverter<ResponseSettings>>();
        configurationBuilder.Properties<RetentionLimits>().HaveConversion<JsonConverter<RetentionLimits>>();
        configurationBuilder.Properties<EventFilter>().HaveConversion<JsonConverter<EventFilter>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DashboardContext).Assembly);
}
