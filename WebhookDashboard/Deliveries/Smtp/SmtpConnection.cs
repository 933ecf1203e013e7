using System.Net;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace WebhookDashboard.Deliveries.Smtp;

/// <summary>Keeps one connection open for the mail that follows soon, so that a run of mails signs in once.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private const int TlsFromTheStart = 465;

    /// <summary>For one command and its answer.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(20);

    /// <summary>Shorter than any server waits.</summary>
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(10);

    private readonly SmtpOptions _options;
    private readonly ITimer _idle;
    private SmtpClient? _kept;

    public SmtpConnection(SmtpOptions options, TimeProvider time)
    {
        _options = options;
        _idle = time.CreateTimer(static state => ((SmtpConnection)state!).Leave(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <returns>A signed-in connection that only the caller uses until it returns it.</returns>
    public async Task<SmtpClient> TakeAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _kept, null) is { } kept)
        {
            if (await StillAnswersAsync(kept, cancellationToken))
            {
                return kept;
            }

            kept.Dispose();
        }

        var client = new SmtpClient { Timeout = (int)AnswerWithin.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(_options.Host!, _options.Port, Security(), cancellationToken);
            if (_options is { User: { } user, Password: { } password })
            {
                await client.AuthenticateAsync(user, password, cancellationToken);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Ends a connection that can't be used again.</summary>
    public static Task DropAsync(SmtpClient client)
    {
        client.Dispose();
        return Task.CompletedTask;
    }

    public async Task GiveBackAsync(SmtpClient client)
    {

        _idle.Change(LongestIdle, Timeout.InfiniteTimeSpan);
        if (Interlocked.Exchange(ref _kept, client) is { } other)
        {
            await LeaveAsync(other);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _idle.DisposeAsync();
        if (Interlocked.Exchange(ref _kept, null) is { } kept)
        {
            await LeaveAsync(kept);
        }
    }

    private static async Task<bool> StillAnswersAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception fault) when (SmtpFaults.IsOfServer(fault))
        {
            return false;
        }
    }

    private static async Task LeaveAsync(SmtpClient client)
    {
        using (client)
        {
            try
            {
                await client.DisconnectAsync(quit: true, CancellationToken.None);
            }
            catch (Exception fault) when (SmtpFaults.IsOfServer(fault))
            {
                // All is said already; the connection ends either way.
            }
        }
    }

    /// <summary>On the timer's thread: without a goodbye, which could take time.</summary>
    private void Leave() => Interlocked.Exchange(ref _kept, null)?.Dispose();

    /// <summary>A password goes through TLS, whatever the server offers; only this machine needs none.</summary>
    private SecureSocketOptions Security() =>
        _options.Port == TlsFromTheStart ? SecureSocketOptions.SslOnConnect
        : _options.Password is null || IsThisMachine(_options.Host!) ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
