namespace WebhookDashboard.Sample.Consumer.Mail;

/// <summary>What came of handing a mail over.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The server has taken it.</summary>
    internal sealed record Taken : Delivery
    {
        public static readonly Taken Instance = new();
    }

    /// <summary>It did not work, and may later. <paramref name="Reason"/> is one sentence.</summary>
    internal sealed record Later(string Reason) : Delivery;

    /// <summary>The server will never take it. <paramref name="Reason"/> is one sentence.</summary>
    internal sealed record Refused(string Reason) : Delivery;
}
