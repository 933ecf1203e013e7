using System.Net;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>Names and values of a query or of a form's body, in their order, repeats kept.</summary>
public static class FormFields
{
    /// <summary>Fields shown at most; a form of more is looked at raw.</summary>
    public const int Most = 1_000;

    /// <param name="text">With or without a question mark in front.</param>
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
