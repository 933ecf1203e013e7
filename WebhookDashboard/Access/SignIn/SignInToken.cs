using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access.SignIn;

/// <summary>The sign-in token: the configured one, or one generated for this run.</summary>
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

    /// <summary>The token generated for this run, printed once to the console; null if one is configured.</summary>
    public string? Made { get; }

    /// <summary>Stored in each sign-in, so that changing the token ends the sign-ins made with the old one.</summary>
    public string Fingerprint => _hash.Text;

    /// <summary>Checks a token: a configured one within the limits of <see cref="LockOut"/>, a generated one without.</summary>
    public CredentialCheck Try(string candidate, IPAddress? remote) =>
        Made is not null && _hash.Matches(candidate)
            ? new CredentialCheck(IsRight: true, TimeSpan.Zero, LocksOut: false)
            : _lockOut.Try(remote, () => _hash.Matches(candidate));
}
