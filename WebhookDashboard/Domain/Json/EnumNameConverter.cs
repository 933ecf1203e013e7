using System.Text.Json.Serialization;

namespace WebhookDashboard.Domain.Json;

/// <summary>Reads and writes a value by its name. The framework's own converter also reads numbers, which mean nothing to callers.</summary>
internal sealed class EnumNameConverter<TEnum>() : JsonStringEnumConverter<TEnum>(namingPolicy: null, allowIntegerValues: false)
    where TEnum : struct, Enum;
