using System.Net;
using Microsoft.Extensions.Time.Testing;
using WebhookDashboard.Access;
using Xunit;

namespace WebhookDashboard.Tests.Access;

public sealed class LockOutTests
{
    private static readonly IPAddress Home = IPAddress.Parse("203.0.113.9");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.7");

    private readonly FakeTimeProvider _clock = new();
    private readonly LockOut _lockOut;

    public LockOutTests() => _lockOut = new LockOut(_clock);

    [Fact]
    public void Try_WrongTooOften_WaitsTwiceAsLongEachTime()
    {
        Assert.All(Enumerable.Range(1, LockOut.Free - 1), _ => Assert.Equal(default, Wrong(Home)));

        var waits = Enumerable.Range(0, 8).Select(_ =>
        {
            var attempt = Wrong(Home);
            Assert.True(attempt.LocksOut);
            _clock.Advance(attempt.Wait);
            return attempt.Wait.TotalSeconds;
        });

        Assert.Equal([15, 30, 60, 120, 240, 480, 900, 900], waits);
    }

    [Fact]
    public void Try_WhileWaiting_IsNotCheckedAndDoesNotExtendTheWait()
    {
        LockOutOf(Home);
        _clock.Advance(LockOut.FirstWait - TimeSpan.FromSeconds(1));

        var attempt = _lockOut.Try(Home, () => throw new InvalidOperationException("It was looked at."));

        Assert.Equal(new CredentialCheck(IsRight: false, TimeSpan.FromSeconds(1), LocksOut: false), attempt);
    }

    [Fact]
    public void Try_RightAfterTheWait_StartsAfresh()
    {
        LockOutOf(Home);
        _clock.Advance(LockOut.FirstWait);

        Assert.True(Right(Home).IsRight);
        Assert.Equal(TimeSpan.Zero, Wrong(Home).Wait);
    }

    [Fact]
    public void Try_AfterAQuietHour_StartsAfresh()
    {
        LockOutOf(Home);
        _clock.Advance(LockOut.Forgiven);

        Assert.Equal(TimeSpan.Zero, Wrong(Home).Wait);
    }

    [Fact]
    public void Try_FromAnotherAddress_DoesNotWait()
    {
        LockOutOf(Home);

        Assert.True(Right(Elsewhere).IsRight);
        Assert.True(Right(remote: null).IsRight);
    }

    [Theory]
    [InlineData("203.0.113.9", "::ffff:203.0.113.9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.9", "203.0.113.10", false)]
    public void Try_SameHostByAnotherAddress_WaitsToo(string one, string other, bool expected)
    {
        LockOutOf(IPAddress.Parse(one));

        Assert.Equal(expected, Right(IPAddress.Parse(other)).Wait > TimeSpan.Zero);
    }

    [Fact]
    public void Try_ManyAddressesGuess_OnlyStrangersWait()
    {
        Right(Home);
        foreach (var i in Enumerable.Range(0, LockOut.FreeOfStrangers))
        {
            Wrong(Stranger(i));
        }

        Assert.Equal(LockOut.StrangersPace, Right(Elsewhere).Wait);
        Assert.True(Right(Home).IsRight);
        Assert.Equal(TimeSpan.Zero, Wrong(Home).Wait);
        _clock.Advance(LockOut.StrangersPace);
        Assert.True(Right(Elsewhere).IsRight);
    }

    [Fact]
    public void Try_ADayAfterSuccess_IsAStrangerAgain()
    {
        Right(Home);
        _clock.Advance(LockOut.Trusted);
        foreach (var i in Enumerable.Range(0, LockOut.FreeOfStrangers))
        {
            Wrong(Stranger(i));
        }

        Assert.Equal(LockOut.StrangersPace, Right(Home).Wait);
    }

    [Fact]
    public void Try_MoreAddressesThanAreRemembered_MemoryStaysBounded()
    {
        foreach (var i in Enumerable.Range(0, 3 * LockOut.MaxAddresses))
        {
            _clock.Advance(LockOut.StrangersPace);
            Wrong(Stranger(i));
        }

        Assert.InRange(_lockOut.Addresses, 1, LockOut.MaxAddresses);
    }

    [Fact]
    public async Task Try_ManyAtOnce_ChecksOnlyTheFreeOnes()
    {
        var looked = 0;
        await Parallel.ForAsync(0, 500, TestContext.Current.CancellationToken, (_, _) =>
        {
            _lockOut.Try(Home, () => Interlocked.Increment(ref looked) < 0);
            return ValueTask.CompletedTask;
        });

        Assert.Equal(LockOut.Free, looked);
    }

    private static IPAddress Stranger(int i) => new([10, (byte)(i >> 16), (byte)(i >> 8), (byte)i]);

    private CredentialCheck Wrong(IPAddress? remote) => _lockOut.Try(remote, () => false);

    private CredentialCheck Right(IPAddress? remote) => _lockOut.Try(remote, () => true);

    private void LockOutOf(IPAddress remote)
    {
        while (!Wrong(remote).LocksOut)
        {
        }
    }
}
