using System.Net;
using System.Net.Sockets;

namespace WebhookDashboard.Access;

/// <summary>
/// Makes guessing a secret that a person chose hopeless: who was wrong too often waits, twice as long each time, and what
/// is tried meanwhile is not looked at. A secret that was made here is of 192 bits and more, needs none of this, and is
/// to be compared before: its holder is never kept waiting.
/// </summary>
/// <remarks>
/// Counted for each address, and for all strangers together, since whoever has many addresses has as many first tries.
/// An address that was right lately is no stranger: others can't lock it out. Signed-in sessions are not asked at all.
/// </remarks>
internal sealed class LockOut(TimeProvider time)
{
    /// <summary>Wrong tries of one address that cost nothing.</summary>
    public const int Free = 10;

    /// <summary>Wrong tries of all strangers that cost nothing; one is forgiven every <see cref="StrangersPace"/>.</summary>
    public const int FreeOfStrangers = 100;

    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan StrangersPace = TimeSpan.FromSeconds(6);

    /// <summary>After so long without a wrong try an address starts anew.</summary>
    public static readonly TimeSpan Forgiven = TimeSpan.FromHours(1);

    /// <summary>For so long an address that was right is no stranger.</summary>
    public static readonly TimeSpan Trusted = TimeSpan.FromDays(1);

    /// <summary>Addresses that are remembered; past it the half that was quiet for longest is forgotten.</summary>
    public const int MaxAddresses = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, Record> _addresses = [];
    private double _strangers;
    private DateTimeOffset _strangersAt = time.GetUtcNow();

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

    /// <param name="remote">Who tries.</param>
    /// <param name="isRight">Compares; not called while one has to wait. Quick, since others wait for it: tries are counted one after the other, so that a hundred at once are a hundred.</param>
    public Attempt Try(IPAddress? remote, Func<bool> isRight)
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
                return new Attempt(IsRight: false, wait, LocksOut: false);
            }

            known ??= Remember(address, now);
            known.LastSeen = now;
            if (isRight())
            {
                known.Wrong = 0;
                known.LastRight = now;
                return new Attempt(IsRight: true, TimeSpan.Zero, LocksOut: false);
            }

            CountWrong(known, now);
            var after = WaitOf(known, now);
            return new Attempt(IsRight: false, after, LocksOut: after > TimeSpan.Zero);
        }
    }

    /// <summary>An IPv6 host has a network of 2⁶⁴ addresses to itself: they are one.</summary>
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
