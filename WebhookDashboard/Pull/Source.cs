using WebhookDashboard.Domain;

namespace WebhookDashboard.Pull;

/// <summary>An API to pull from: its address, the credentials it expects, and the limits of a call.</summary>
internal sealed record Source
{
    /// <summary>About 10,000 products of the sample shop.</summary>
    public const int DefaultMaxBytes = 1024 * 1024;

    private const int ShortestSecret = 8;

    private readonly Uri? _baseAddress;

    /// <summary>Identifies the source in the log of calls.</summary>
    public required string Name { get; init; }

    /// <summary>Ends with a slash; a query and a fragment are dropped. Null while the address is not known.</summary>
    public required Uri? BaseAddress
    {
        get => _baseAddress;
        init => _baseAddress = value is null ? null : new Uri(value.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    }

    /// <summary>Sent as <c>Authorization: Bearer …</c>; null for none.</summary>
    public string? Bearer { get; init; }

    /// <summary>Sent with each call. The log masks their values, since any of them may be a credential.</summary>
    public IReadOnlyList<HeaderLine> Headers { get; init; } = [];

    /// <summary>The longest time from the start of a call to the last byte of its answer; null for <c>Outbound:Timeout</c>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The most that is read of an answer, before and after decompression.</summary>
    public int MaxBytes { get; init; } = DefaultMaxBytes;

    /// <summary>Where a person changes the address, for sentences that advise it.</summary>
    public string AddressSetting { get; init; } = "the source's address";

    /// <summary>Where a person changes the key, for sentences that advise it.</summary>
    public string KeySetting { get; init; } = "the source's key";

    /// <summary>Paths that a page offers to call.</summary>
    public IReadOnlyList<(string Name, string Path)> Examples { get; init; } = [];

    /// <summary>
    /// What must not be quoted from an answer. Short header values are left out: they are no credentials, and masking every
    /// <c>v2</c> would garble the text.
    /// </summary>
    public IEnumerable<string> Secrets =>
        Headers.Select(header => header.Value).Where(value => value.Length >= ShortestSecret).Concat(Bearer is { Length: > 0 } key ? [key] : []);

    /// <summary>Only the name: a record would print its credentials.</summary>
    public override string ToString() => Name;
}
