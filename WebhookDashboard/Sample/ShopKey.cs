using Microsoft.Extensions.Options;

namespace WebhookDashboard.Sample;

/// <summary>The key of the shop's API: the setting, or what the sample shop made at its first start.</summary>
internal sealed class ShopKey(IOptions<ShopOptions> options, IHostEnvironment environment)
{
    private volatile string? _made;

    /// <summary>What this app's calls bring as their bearer; null until the sample shop has started.</summary>
    public string? Current => options.Value.ApiKey ?? (IsElsewhere ? ShopOptions.ExampleApiKey : _made);

    /// <summary>The keys that the sample shop lets in.</summary>
    /// <remarks>
    /// In Development also the key that every text on APIs has in its examples, so that these work as written. Whoever sets
    /// a key has that one alone.
    /// </remarks>
    public IEnumerable<string> Accepted
    {
        get
        {
            if ((options.Value.ApiKey ?? _made) is { } key)
            {
                yield return key;
            }

            if (options.Value.ApiKey is null && environment.IsDevelopment())
            {
                yield return ShopOptions.ExampleApiKey;
            }
        }
    }

    /// <summary>A shop of others never gets the key that was made for this one.</summary>
    private bool IsElsewhere => options.Value.BaseUrl is not null;

    /// <summary>The sample shop has started, and this is the key that it keeps.</summary>
    public void Take(string made) => _made = made;
}
