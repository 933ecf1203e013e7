namespace WebhookDashboard.Pull;

/// <summary>Sources that a room offers to call from a page. A room registers one list; a page takes them all.</summary>
internal interface ISourceList
{
    /// <summary>As they are now: an address may become known after the start.</summary>
    IReadOnlyList<Source> Sources { get; }
}
