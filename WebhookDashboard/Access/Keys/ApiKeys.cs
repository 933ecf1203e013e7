using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WebhookDashboard.Audit;
using WebhookDashboard.Data;
using WebhookDashboard.Data.Access;
using WebhookDashboard.Domain;
using WebhookDashboard.Signals;

namespace WebhookDashboard.Access.Keys;

/// <summary>
/// The keys created here, with 256 random bits, and the keys of <c>Access:ApiKeys</c>, which a person chose and which are
/// therefore checked within the limits of <see cref="LockOut"/>. Kept in memory, so that a request costs no query; the time of
/// last use is saved once a minute.
/// </summary>
internal sealed partial class ApiKeys(
    IDbContextFactory<DashboardContext> contexts,
    IWriteGate gate,
    IOptions<AccessOptions> options,
    IAuditTrail audit,
    TimeProvider clock,
    ILogger<ApiKeys> logger) : BackgroundService, IApiKeys
{
    public const string Prefix = "whd_";
    public const int MaxNameLength = 60;
    public const int MaxKeys = 100;

    public static readonly TimeSpan SaveInterval = TimeSpan.FromMinutes(1);

    private const int SecretBytes = 32;

    private static readonly TimeSpan LastSave = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, KnownKey> _made = new();
    private readonly LockOut _lockOut = new(clock);
    private readonly (SecretHash Hash, KnownKey Key)[] _chosen =
    [
        .. options.Value.ApiKeys.Select((key, i) => (
            new SecretHash(key), new KnownKey(new ApiKey(null, $"Access:ApiKeys:{i}", MaskedSecret.Of(key), null, null, null, null)))),
    ];

    public ChangeSignal Changed { get; } = new();

    public IReadOnlyList<ApiKey> All =>
        [.. _made.Values.Select(key => key.Shown).OrderByDescending(key => key.Id), .. _chosen.Select(chosen => chosen.Key.Shown)];

    public (CredentialCheck CredentialCheck, KnownKey? Key) Try(string candidate, IPAddress? remote)
    {
        KnownKey? key = null;
        var attempt = Find(candidate, ref key)
            ? new CredentialCheck(IsRight: true, TimeSpan.Zero, LocksOut: false)
            : candidate.Length == 0
                ? default // An empty key is not a guess.
                : _lockOut.Try(remote, () => FindChosen(candidate, ref key));
        key?.Use(clock.GetUtcNow(), remote);
        return (attempt, key);
    }

    public async Task<ApiKeyCreation> CreateAsync(string name, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > MaxNameLength || name.Any(char.IsControl))
        {
            return new ApiKeyCreation.Refused($"Enter a name of 1 to {MaxNameLength} characters that says what the key is for.");
        }

        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var row = new ApiKeyRow
        {
            Name = name,
            Hash = HashOf(secret),
            Hint = MaskedSecret.Of(secret),
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = Actor.Current.Name,
        };
        using (await gate.EnterAsync(cancellationToken))
        {
            // Under the write gate, so that the second of two identical names is refused.
            if (_made.Values.Any(key => string.Equals(key.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                return new ApiKeyCreation.Refused($"A key named '{name}' exists. Choose another name, so that the audit trail can tell them apart.");
            }

            if (_made.Count >= MaxKeys)
            {
                return new ApiKeyCreation.Refused($"You have the maximum of {MaxKeys} keys. Revoke one that you no longer use.");
            }

            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            context.Add(row);
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                return new ApiKeyCreation.Refused("The database can't be written right now. Try again in a moment.");
            }

            Know(row);
        }

        await audit.WriteAsync(AuditKind.Change, $"API key '{name}' created.");
        Changed.Tell();
        return new ApiKeyCreation.Created(Shown(row), secret);
    }

    public async Task<bool> RevokeAsync(int id, CancellationToken cancellationToken)
    {
        using (await gate.EnterAsync(cancellationToken))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.ApiKeys.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
        }

        if (_made.FirstOrDefault(pair => pair.Value.Shown.Id == id) is not { Value: { } key } found || !_made.TryRemove(found.Key, out _))
        {
            return false;
        }

        // Not disposed: a request that was just let in may still use it.
        key.Revoke();
        await audit.WriteAsync(AuditKind.Change, $"API key '{key.Name}' revoked.");
        Changed.Tell();
        return true;
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var row in await context.ApiKeys.AsNoTracking().ToListAsync(cancellationToken))
        {
            Know(row);
        }

        await base.StartAsync(cancellationToken);

        // A service that is stopped before its task has begun never runs it, and so would save nothing.
        await Task.WhenAny(_begun.Task, ExecuteTask!);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _begun.TrySetResult();
        try
        {
            using var timer = new PeriodicTimer(SaveInterval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SaveUsesAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            using var limit = new CancellationTokenSource(LastSave, clock);
            await SaveUsesAsync(limit.Token);
        }
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static ApiKey Shown(ApiKeyRow row) =>
        new(row.Id, row.Name, row.Hint, row.CreatedAt, row.CreatedBy, row.LastUsedAt, row.LastUsedFrom);

    private void Know(ApiKeyRow row) => _made[Convert.ToHexString(row.Hash)] = new KnownKey(Shown(row));

    /// <summary>Looks a key up by its hash: the time of the look-up reveals nothing useful about 256 random bits.</summary>
    private bool Find(string candidate, ref KnownKey? key) =>
        candidate.StartsWith(Prefix, StringComparison.Ordinal)
        && _made.TryGetValue(Convert.ToHexString(HashOf(candidate)), out key);

    private bool FindChosen(string candidate, ref KnownKey? key)
    {
        // Compares every key, so that the time does not reveal which one was close.
        foreach (var (hash, chosen) in _chosen)
        {
            key = hash.Matches(candidate) ? chosen : key;
        }

        return key is not null;
    }

    private async Task SaveUsesAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _made.Values)
        {
            if (key.TakeUnsaved() is not { } used)
            {
                continue;
            }

            try
            {
                using var turn = await gate.EnterAsync(cancellationToken);
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                await context.ApiKeys.Where(row => row.Id == used.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.LastUsedAt, used.LastUsedAt).SetProperty(row => row.LastUsedFrom, used.LastUsedFrom),
                    cancellationToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                key.KeepUnsaved();
                Log.NotSaved(logger, fault);
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEventIds.Access.KeyUseNotSaved, LogLevel.Warning, "Could not save when API keys were last used; trying again in a minute")]
        public static partial void NotSaved(ILogger logger, Exception fault);
    }
}
