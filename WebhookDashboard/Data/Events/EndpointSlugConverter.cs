using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Data.Events;

/// <summary>Stores "no endpoint" as an empty text.</summary>
internal sealed class EndpointSlugConverter()
    : ValueConverter<EndpointSlug, string>(slug => slug.Value, text => text.Length == 0 ? default : EndpointSlug.Parse(text));
