using System.Net;
using System.Net.Sockets;

namespace WebhookDashboard.Access;

/// <summary>
/// Prevents guessing of secrets chosen by a person: after too many wrong tries the caller must wait, twice as long each time,
/// and secrets sent meanwhile are not checked. Secrets generated here have at least 192 random bits; compare them first, so
/// that their holders never wait.
/// </summary>
/// <remarks>
/// Counts per address, and for all unknown addresses together, since an attacker with many addresses has as many first tries.
/// An address that was recently right is known, so others can't lock it out. Signed-in sessions are not affected.
/// </remarks>
internal sealed class LockOut(TimeProvider time)
{
    /// <summary>Wrong tries that one address may make without a wait.</summary>
    public const int Free = 10;

    /// <summary>
    /// Wrong tries that all unknown addresses together may make; one is forgiven every <see cref="StrangersPace"/>.
    /// </summary>
    public const int FreeOfStrangers = 100;

    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan StrangersPace = TimeSpan.FromSeconds(6);

    /// <summary>An address starts afresh after this time without a wrong try.</summary>
    public static readonly TimeSpan Forgiven = TimeSpan.FromHours(1);

    /// <summary>How long an address stays known after it was right.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromDays(1);

    /// <summary>How many addresses are remembered. Above it, the half that was idle longest is dropped.</summary>
    public const int MaxAddresses = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, Record> _addresses = [];
    private double _strangers;
    private DateTimeOffset _strangersAt = time.GetUtcNow();

    /// <summary>A wait in whole seconds, as <c>Retry-After</c> has it.</summary>
    public static int Seconds(TimeSpan wait) => (int)Math.Ceiling(wait.TotalSeconds);

    /// <summary>The same in words.</summary>
    public static string Words(TimeSpan wait) => Seconds(wait) == 1 ? "1 second" : $"{Seconds(wait)} seconds";

    public int Addresses
    {
        get
        {
            lock (_lock)
            {
                return _addresses.Count;
            }
        }
    }

    /// <param name="remote">The caller's address.</param>
    /// <param name="isRight">Compares the secret. Not called during a wait. Must be quick: checks run one at a time, so that a
    /// hundred concurrent tries count as a hundred.</param>
    public CredentialCheck Try(IPAddress? remote, Func<bool> isRight)
    {
        var address = NetworkOf(remote);
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var known = _addresses.GetValueOrDefault(address);
            if (known is not null && now - known.LastWrong >= Forgiven)
            {
                known.Wrong = 0;
            }

            if (WaitOf(known, now) is { Ticks: > 0 } wait)
            {
                return new CredentialCheck(IsRight: false, wait, LocksOut: false);
            }

            known ??= Remember(address, now);
            known.LastSeen = now;
            if (isRight())
            {
                known.Wrong = 0;
                known.LastRight = now;
                return new CredentialCheck(IsRight: true, TimeSpan.Zero, LocksOut: false);
            }

            CountWrong(known, now);
            var after = WaitOf(known, now);
            return new CredentialCheck(IsRight: false, after, LocksOut: after > TimeSpan.Zero);
        }
    }

    /// <summary>An IPv6 host has a network of 2⁶⁴ addresses to itself, so the network counts as one address.</summary>
    private static IPAddress NetworkOf(IPAddress? remote)
    {
        if (remote is null or { IsIPv4MappedToIPv6: true } or { AddressFamily: not AddressFamily.InterNetworkV6 })
        {
            return remote?.MapToIPv4() ?? IPAddress.None;
        }

        Span<byte> bytes = stackalloc byte[16];
        remote.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    private TimeSpan WaitOf(Record? known, DateTimeOffset now)
    {
        var own = known is null ? TimeSpan.Zero : known.LockedUntil - now;
        var isStranger = known is null || now - known.LastRight >= Trusted;
        var tooMany = StrangersAt(now) - (FreeOfStrangers - 1);
        var all = isStranger && tooMany > 0 ? tooMany * StrangersPace : TimeSpan.Zero;
        var wait = own > all ? own : all;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private double StrangersAt(DateTimeOffset now) => Math.Max(0, _strangers - ((now - _strangersAt) / StrangersPace));

    private void CountWrong(Record known, DateTimeOffset now)
    {
        if (now - known.LastRight >= Trusted)
        {
            _strangers = StrangersAt(now) + 1;
            _strangersAt = now;
        }

        known.Wrong++;
        known.LastWrong = now;
        if (known.Wrong >= Free)
        {
            var doublings = Math.Min(known.Wrong - Free, 16);
            var wait = FirstWait * (1 << doublings);
            known.LockedUntil = now + (wait < LongestWait ? wait : LongestWait);
        }
    }

    private Record Remember(IPAddress address, DateTimeOffset now)
    {
        if (_addresses.Count >= MaxAddresses)
        {
            foreach (var (old, _) in _addresses.OrderBy(pair => pair.Value.LastSeen).Take(MaxAddresses / 2).ToList())
            {
                _addresses.Remove(old);
            }
        }

        return _addresses[address] = new Record { LastSeen = now };
    }

    private sealed class Record
    {
        public int Wrong { get; set; }
        public DateTimeOffset LastSeen { get; set; }
        public DateTimeOffset LastWrong { get; set; }
        public DateTimeOffset LastRight { get; set; }
        public DateTimeOffset LockedUntil { get; set; }
    }
}
