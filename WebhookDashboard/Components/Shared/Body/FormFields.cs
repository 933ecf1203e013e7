using System.Net;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>Parses the names and values of a query or a form, in their order, including repeats.</summary>
public static class FormFields
{
    /// <summary>The maximum number of fields; a larger form is shown raw.</summary>
    public const int Most = 1_000;

    /// <param name="text">With or without a leading question mark.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text)
    {
        var fields = new List<KeyValuePair<string, string>>();
        var span = text.AsSpan().TrimStart('?');
        foreach (var range in span.Split('&'))
        {
            var part = span[range];
            if (part.IsEmpty)
            {
                continue;
            }

            if (fields.Count == Most)
            {
                break;
            }

            var equals = part.IndexOf('=');
            var name = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? [] : part[(equals + 1)..];
            fields.Add(new(WebUtility.UrlDecode(name.ToString()), WebUtility.UrlDecode(value.ToString())));
        }

        return fields;
    }
}
