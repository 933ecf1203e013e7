namespace WebhookDashboard.Events.Readers;

internal enum HandlingKind
{
    Done,
    Skip,
    SetAside,
    Retry,
}
