namespace WebhookDashboard.Sample.Provider;

/// <summary>Amounts are kept in hundredths and written with two places: 89.00, not 89.</summary>
internal static class Money
{
    public static decimal Of(long cents) => cents * 0.01m;
}
