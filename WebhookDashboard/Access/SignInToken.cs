using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access;

/// <summary>The token that people sign in with: the configured one, or one made for this run.</summary>
internal sealed class SignInToken
{
    private const int MadeBytes = 24;
    private readonly SecretHash _hash;
    private readonly LockOut _lockOut;

    public SignInToken(IOptions<AccessOptions> options, TimeProvider time)
    {
        _lockOut = new LockOut(time);
        Made = options.Value.Token is null
            ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(MadeBytes))
            : null;
        _hash = new SecretHash(options.Value.Token ?? Made!);
    }

    /// <summary>The token made for this run, to be shown once on the console; null when one is configured.</summary>
    public string? Made { get; }

    /// <summary>Goes into each sign-in, so that a changed token ends those made with the old one.</summary>
    public string Fingerprint => _hash.Text;

    /// <summary>Compares; a chosen token within the limits of <see cref="LockOut"/>, which a made one needs none of.</summary>
    public Attempt Try(string candidate, IPAddress? remote) =>
        Made is not null && _hash.Matches(candidate)
            ? new Attempt(IsRight: true, TimeSpan.Zero, LocksOut: false)
            : _lockOut.Try(remote, () => _hash.Matches(candidate));
}
