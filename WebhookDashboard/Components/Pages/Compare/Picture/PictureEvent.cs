namespace WebhookDashboard.Components.Pages.Compare.Picture;

/// <summary>The event of a change's webhook, for a link to it.</summary>
/// <param name="Number">Its number in the log, as text.</param>
/// <param name="Href">Its address, relative to the app's base.</param>
public sealed record PictureEvent(string Number, string Href);
