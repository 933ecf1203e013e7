using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace WebhookDashboard.Access;

/// <summary>The token that people sign in with: the configured one, or one made for this run.</summary>
internal sealed class SignInToken
{
    private const int MadeBytes = 24;
    private readonly SecretHash _hash;

    public SignInToken(IOptions<AccessOptions> options)
    {
        Made = options.Value.Token is null
            ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(MadeBytes))
            : null;
        _hash = new SecretHash(options.Value.Token ?? Made!);
    }

    /// <summary>The token made for this run, to be shown once on the console; null when one is configured.</summary>
    public string? Made { get; }

    /// <summary>Goes into each sign-in, so that a changed token ends those made with the old one.</summary>
    public string Fingerprint => _hash.Text;

    public bool Matches(string candidate) => _hash.Matches(candidate);
}
