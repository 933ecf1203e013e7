namespace WebhookDashboard.Sample.Provider.Routes;

internal static class StoreMethods
{
    public static readonly IReadOnlyList<string> Reading = [HttpMethods.Get, HttpMethods.Head];
}
