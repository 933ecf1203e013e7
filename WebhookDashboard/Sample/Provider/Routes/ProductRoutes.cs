using System.Globalization;
using Microsoft.Net.Http.Headers;
using WebhookDashboard.Data.Sample;

namespace WebhookDashboard.Sample.Provider.Routes;

/// <summary><c>/products</c>: the catalogue, with ETags, and the stock.</summary>
internal sealed class ProductRoutes(Catalogue catalogue)
{
    private const string StockExample = """{"quantity":5}""";

    private sealed record StockInput(int? Quantity);

    public void Map(RouteGroupBuilder shop)
    {
        shop.MapMethods("/products", StoreMethods.Reading, ListAsync);
        shop.MapMethods("/products/{id}", StoreMethods.Reading, GetAsync);
        shop.MapPost("/products/{id}/stock", SetStockAsync);
    }

    private async Task<IResult> ListAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var rows = await catalogue.AllAsync(cancellationToken);
        return IsKnown(context, StoreETag.Of(rows))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(rows.Select(Product.Of), StoreJson.Options);
    }

    private async Task<IResult> GetAsync(string id, HttpContext context, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } row)
        {
            return StoreProblem.NoProduct(id);
        }

        return IsKnown(context, StoreETag.Of([row]))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(Product.Of(row), StoreJson.Options);
    }

    private async Task<IResult> SetStockAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return StoreProblem.NoProduct(id);
        }

        var (input, fault) = await StoreBody.ReadAsync<StockInput>(request, StockExample, cancellationToken);
        if (input is null)
        {
            return fault!;
        }

        if (input.Quantity is not (>= 0 and <= Catalogue.MaxStock) and var wrong)
        {
            return StoreProblem.BadRequest(wrong is null
                ? $"quantity: send how many there are now, as in {StockExample}."
                : $"quantity: {wrong} can't be; send a whole number from 0 to {Catalogue.MaxStock}.");
        }

        return await catalogue.SetStockAsync(number, input.Quantity.Value, cancellationToken) is { } product
            ? TypedResults.Json(product, StoreJson.Options)
            : StoreProblem.NoProduct(id);
    }

    private async Task<StoreProductRow?> FindAsync(string id, CancellationToken cancellationToken) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await catalogue.FindAsync(number, cancellationToken)
            : null;

    /// <summary>Sets the ETag, and returns whether the caller has this version already (RFC 9110, 13.1.2).</summary>
    private static bool IsKnown(HttpContext context, EntityTagHeaderValue current)
    {
        // Clients may cache it, but must revalidate it each time.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ETag = current.ToString();
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(
            known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(current, useStrongComparison: false));
    }
}
