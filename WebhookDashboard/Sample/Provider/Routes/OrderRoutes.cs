using System.Globalization;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary><c>/orders</c>: orders, payments and statuses.</summary>
internal sealed class OrderRoutes(OrderBook orders)
{
    private const string Example = """{"user_id":123,"product_id":101,"quantity":1}""";

    private sealed record OrderInput(int? UserId, int? ProductId, int? Quantity);

    private sealed record StatusInput(string? Status);

    public void Map(RouteGroupBuilder shop)
    {
        shop.MapMethods("/orders", StoreMethods.Reading, ListAsync);
        shop.MapMethods("/orders/{id}", StoreMethods.Reading, GetAsync);
        shop.MapPost("/orders", PlaceAsync);
        shop.MapPost("/orders/{id}/payment", PayAsync);
        shop.MapPost("/orders/{id}/status", SetStatusAsync);
    }

    private async Task<IResult> ListAsync(CancellationToken cancellationToken) =>
        TypedResults.Json(await orders.LatestAsync(cancellationToken), StoreJson.Options);

    private async Task<IResult> GetAsync(string id, CancellationToken cancellationToken) =>
        TryReadId(id, out var number) && await orders.FindAsync(number, cancellationToken) is { } order
            ? TypedResults.Json(order, StoreJson.Options)
            : StoreProblem.NoOrder(id);

    private async Task<IResult> PlaceAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var (input, fault) = await StoreBody.ReadAsync<OrderInput>(request, Example, cancellationToken);
        if (input is null)
        {
            return fault!;
        }

        if (input is not { UserId: { } userId, ProductId: { } productId, Quantity: { } quantity })
        {
            return StoreProblem.BadRequest($"Send user_id, product_id and quantity, as in {Example}.");
        }

        if (quantity is < 1 or > OrderBook.MaxQuantity)
        {
            return StoreProblem.BadRequest($"quantity: send a whole number from 1 to {OrderBook.MaxQuantity}.");
        }

        return await orders.PlaceAsync(userId, productId, quantity, cancellationToken) switch
        {
            PlacedOrder.Taken taken => TypedResults.Json(taken.Order, StoreJson.Options, statusCode: StatusCodes.Status201Created),
            PlacedOrder.TooFew few => StoreProblem.Conflict(few.Left == 0
                ? $"Product {productId} is out of stock: order another one, or wait until it is back in stock."
                : $"Only {few.Left} of product {productId} are left: order no more than that."),
            PlacedOrder.NoProduct => StoreProblem.BadRequest($"product_id: there is no product {productId}; GET /products lists them."),
            _ => StoreProblem.BadRequest($"user_id: there is no user {userId}; POST /users makes one."),
        };
    }

    private Task<IResult> PayAsync(string id, HttpRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(id, request, OrderStatus.OfPayments, orders.PayAsync, cancellationToken);

    private Task<IResult> SetStatusAsync(string id, HttpRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(id, request, OrderStatus.Settable, orders.SetStatusAsync, cancellationToken);

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpRequest request,
        IReadOnlyList<string> allowed,
        Func<long, string, CancellationToken, Task<Order?>> change,
        CancellationToken cancellationToken)
    {
        if (!TryReadId(id, out var number))
        {
            return StoreProblem.NoOrder(id);
        }

        var (input, fault) = await StoreBody.ReadAsync<StatusInput>(request, $$"""{"status":"{{allowed[1]}}"}""", cancellationToken);
        if (input is null)
        {
            return fault!;
        }

        if (input.Status is not { } status || !allowed.Contains(status))
        {
            return StoreProblem.BadRequest($"status: send one of {string.Join(", ", allowed)}.");
        }

        return await change(number, status, cancellationToken) is { } order
            ? TypedResults.Json(order, StoreJson.Options)
            : StoreProblem.NoOrder(id);
    }

    private static bool TryReadId(string id, out long number) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
