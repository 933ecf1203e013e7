namespace WebhookDashboard.Sample.Provider;

/// <summary>Stores amounts in hundredths and writes them with two decimal places: 89.00, not 89.</summary>
internal static class Money
{
    public static decimal Of(long cents) => cents * 0.01m;
}
