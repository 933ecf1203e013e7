using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace WebhookDashboard.Ingest.Wire;

/// <summary>
/// Tells what Kestrel refused when it ended a connection. Over HTTP/2 it raises no event for that; it only notes the reason as a
/// tag of its metrics: https://learn.microsoft.com/aspnet/core/log-mon/metrics/built-in.
/// </summary>
internal sealed class ConnectionEnd : IConnectionMetricsTagsFeature
{
    public ICollection<KeyValuePair<string, object?>> Tags { get; } = [];

    /// <summary>Call before Kestrel handles the connection. It adds this feature itself only while its metrics are listened to.</summary>
    public static IConnectionMetricsTagsFeature Watch(IFeatureCollection connection)
    {
        if (connection.Get<IConnectionMetricsTagsFeature>() is not { } tags)
        {
            tags = new ConnectionEnd();
            connection.Set(tags);
        }

        return tags;
    }

    /// <param name="tags">The tags of a connection that has ended.</param>
    /// <param name="isPlainText">Whether its first byte was not one of TLS.</param>
    /// <returns>The status that the same fault gets over HTTP/1.1; null if no request was refused, or one that is already
    /// counted.</returns>
    public static int? StatusOf(IEnumerable<KeyValuePair<string, object?>> tags, bool isPlainText)
    {
        string? version = null, fault = null;
        foreach (var (name, value) in tags)
        {
            if (name == "network.protocol.version")
            {
                version = value as string;
            }
            else if (name == "error.type")
            {
                fault = value as string;
            }
        }

        return (version, fault) switch
        {
            (null, null) => StatusCodes.Status505HttpVersionNotsupported, // The port speaks HTTP/2 only, and TLS agreed on nothing.
            (null, "tls_handshake_failed") when isPlainText => StatusCodes.Status400BadRequest,
            ("2", _) => StatusOfHttp2(fault),
            _ => null,
        };
    }

    private static int? StatusOfHttp2(string? fault) => fault switch
    {
        "max_request_headers_total_size_exceeded" or "max_request_header_count_exceeded" => StatusCodes.Status431RequestHeaderFieldsTooLarge,
        "request_headers_timeout" or "min_request_body_data_rate" => StatusCodes.Status408RequestTimeout,
        "stream_reset_limit_exceeded" => StatusCodes.Status429TooManyRequests,
        "invalid_request_headers" or "error_reading_headers" or "invalid_http_version" or "invalid_handshake" or "insufficient_tls_version"
            or "invalid_frame_length" or "max_frame_length_exceeded" or "invalid_data_padding" or "invalid_settings" or "invalid_stream_id"
            or "invalid_window_update_size" or "flow_control_window_exceeded" or "frame_after_stream_close" or "missing_stream_end"
            or "stream_self_dependency" or "unexpected_frame" or "unknown_stream" or "other_error" => StatusCodes.Status400BadRequest,
        _ => null, // The sender left, or the server stopped.
    };
}
