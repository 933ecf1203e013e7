using Microsoft.Extensions.Options;

namespace WebhookDashboard.Sample;

/// <summary>The key of the shop's API: the setting, or the one that the sample shop generated at its first start.</summary>
internal sealed class ShopKey(IOptions<ShopOptions> options, IHostEnvironment environment)
{
    private volatile string? _made;

    /// <summary>The bearer token of this app's calls; null until the sample shop has started.</summary>
    public string? Current => options.Value.ApiKey ?? (IsElsewhere ? ShopOptions.ExampleApiKey : _made);

    /// <summary>
    /// The keys that the sample shop accepts. In Development this includes the key of the examples, so that these work as
    /// written, unless a setting names a key.
    /// </summary>
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

    /// <summary>An outside shop never gets the generated key.</summary>
    private bool IsElsewhere => options.Value.BaseUrl is not null;

    /// <summary>Sets the stored key. Called when the sample shop has started.</summary>
    public void Take(string made) => _made = made;
}
