namespace WebhookDashboard.Ingest;

/// <summary>The root settings that make up the address that senders see.</summary>
internal sealed class PublicAddressOptions
{
    /// <summary>
    /// The address that senders see, <c>https://hooks.example.com</c>; null: the address of each request. With a path, it is
    /// the address of the app's root including its prefix; without one, <see cref="PathBase"/> is appended.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The path base; validated by the room that applies it.</summary>
    public string? PathBase { get; set; }

    /// <summary>The public address of the app's root without a trailing slash, or null if none is set.</summary>
    public string? Root => PublicUrl switch
    {
        null => null,
        { AbsolutePath: "/" } => PublicUrl.GetLeftPart(UriPartial.Authority) + PathBase?.TrimEnd('/'),
        _ => PublicUrl.AbsoluteUri.TrimEnd('/'),
    };
}
