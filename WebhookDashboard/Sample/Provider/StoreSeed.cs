using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider;

/// <summary>The shop's data when it opens for the first time.</summary>
internal static class StoreSeed
{
    public const string Currency = "EUR";

    private const int FirstProductId = 101;
    private const int FirstUserId = 118;
    private const long FirstOrderId = 12341;

    private static readonly (string Name, long PriceCents, int Stock)[] Products =
    [
        ("Walnut desk lamp", 8900, 14),
        ("Linen throw, sand", 5450, 7),
        ("Stoneware mugs, 4", 3600, 41),
        ("Oak serving board", 4200, 0),
        ("Wool socks, grey", 1490, 128),
        ("Cast-iron skillet 26 cm", 6400, 9),
        ("Copper kettle 1.2 l", 11800, 2),
        ("Beeswax candles, 6", 1800, 63),
        ("Canvas tote", 2200, 87),
        ("Brass bookends", 4700, 5),
        ("Glass carafe 1 l", 2990, 0),
        ("Cotton tea towels, 3", 1600, 52),
        ("Leather key fob", 1250, 210),
        ("Enamel colander", 3300, 11),
        ("Bamboo steamer", 2700, 18),
        ("Sheepskin, small", 7900, 3),
        ("Pepper mill, ash", 3800, 24),
        ("Ceramic planter 20 cm", 3100, 16),
        ("Jute rug 120 × 180", 14900, 4),
        ("Soap dish, slate", 990, 75),
        ("Notebook A5, dotted", 1100, 96),
        ("Fountain pen, fine", 5800, 0),
        ("Felt coasters, 6", 1500, 44),
        ("Wall clock, birch", 7200, 6),
    ];

    private static readonly (string Name, string Email, long BalanceCents)[] Users =
    [
        ("Ada Byron", "ada@example.com", 31250),
        ("Bao Nguyen", "bao.nguyen@example.com", 0),
        ("Chiara Conti", "chiara@example.org", 8905),
        ("Dmitri Volkov", "d.volkov@example.net", 154000),
        ("Élodie Martin", "elodie.martin@example.com", 4420),
        ("John Doe", "john@example.com", 124050), // User 123 is the one in the examples of the API.
        ("Fatima Zahra", "fatima@example.org", 67800),
        ("Grace Okafor", "grace.okafor@example.com", 2000),
        ("Henrik Lund", "henrik@example.net", -1490),
        ("Inés Álvarez", "ines.alvarez@example.com", 50000),
        ("Jonas Weber", "jonas@example.org", 9999),
        ("Keiko Tanaka", "keiko.tanaka@example.com", 230075),
    ];

    private static readonly (int UserId, int ProductId, int Quantity, string Status)[] Orders =
    [
        (118, 101, 1, "delivered"),
        (121, 119, 1, "shipped"),
        (124, 105, 4, "processing"),
        (127, 103, 2, OrderStatus.Paid),
        (123, 109, 1, OrderStatus.Created),
        (129, 116, 1, OrderStatus.Created),
    ];

    /// <param name="now">When the shop opens; its orders were placed in the days before.</param>
    public static IEnumerable<object> Rows(DateTimeOffset now)
    {
        // Versions begin with the time, so that no ETag of an earlier shop at this address matches.
        var version = now.ToUnixTimeMilliseconds();
        var products = Products.Select((product, i) => new StoreProductRow
        {
            Id = FirstProductId + i,
            Name = product.Name,
            PriceCents = product.PriceCents,
            Currency = Currency,
            Stock = product.Stock,
            Version = version,
        });
        var users = Users.Select((user, i) => new StoreUserRow
        {
            Id = FirstUserId + i,
            Name = user.Name,
            Email = user.Email,
            BalanceCents = user.BalanceCents,
            Currency = Currency,
        });
        var orders = Orders.Select((order, i) => new StoreOrderRow
        {
            Id = FirstOrderId + i,
            UserId = order.UserId,
            ProductId = order.ProductId,
            Quantity = order.Quantity,
            AmountCents = Products[order.ProductId - FirstProductId].PriceCents * order.Quantity,
            Status = order.Status,
            PlacedAt = now.AddDays(i - Orders.Length),
        });
        return [.. products, .. users, .. orders];
    }
}
