namespace WebhookDashboard.Ingest;

/// <summary>The settings at the root that make up the address which senders see.</summary>
internal sealed class PublicAddressOptions
{
    /// <summary>
    /// The address that senders see, <c>https://hooks.example.com</c>; null: each request's own. With a path it is the
    /// address of the app's root, prefix and all; without one, <see cref="PathBase"/> follows it.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The prefix that everything is served under; checked where it is applied.</summary>
    public string? PathBase { get; set; }

    /// <summary>The public address of the app's root, without a slash at its end; null when none is set.</summary>
    public string? Root => PublicUrl switch
    {
        null => null,
        { AbsolutePath: "/" } => PublicUrl.GetLeftPart(UriPartial.Authority) + PathBase?.TrimEnd('/'),
        _ => PublicUrl.AbsoluteUri.TrimEnd('/'),
    };
}
