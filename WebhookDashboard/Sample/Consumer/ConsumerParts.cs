namespace WebhookDashboard.Sample.Consumer;

/// <summary>The parts of what the consumer keeps, as pages show them.</summary>
[Flags]
public enum ConsumerParts
{
    None = 0,
    Orders = 1,
    Mails = 2,
    Waiting = 4,
    Users = 8,
    Chat = 16,
    SetAside = 32,
    Stocks = 64,

    /// <summary>What the Shop page shows.</summary>
    Books = Orders | Mails | Waiting | Users | Chat | SetAside,
}
