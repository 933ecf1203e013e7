using WebhookDashboard.Listening;

namespace WebhookDashboard.Access;

/// <summary>
/// Makes sure that the request's host can be part of a URL: pages, which need an absolute one, fail otherwise. HTTP/1.0 requires
/// no host, and some health checks name none; Kestrel accepts names such as <c>..</c>. Ingest endpoints answer before this and
/// take any.
/// </summary>
internal sealed class RequestHost(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (string.IsNullOrEmpty(request.Headers.Host))
        {
            // Not the address that was connected to: strangers would learn how a private network is built.
            var port = context.Connection.LocalPort;
            request.Host = port > 0 ? new HostString(OwnAddress.Name, port) : new HostString(OwnAddress.Name);
        }

        return CanBeInUrl(request.Headers.Host.ToString())
            ? next(context)
            : TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: $"The request's host, '{request.Headers.Host}', can't be part of a URL: send the name or address of this app.")
                .ExecuteAsync(context);
    }

    public static bool CanBeInUrl(string host)
    {
        try
        {
            return Uri.TryCreate($"http://{HostString.FromUriComponent(host)}/", UriKind.Absolute, out _);
        }
        catch (ArgumentException)
        {
            return false; // The framework decodes international names; 'xn--' is none.
        }
    }
}
