using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WebhookDashboard.Domain;

namespace WebhookDashboard.Data;

internal sealed class EndpointSlugConverter()
    : ValueConverter<EndpointSlug, string>(slug => slug.Value, text => EndpointSlug.Parse(text));
