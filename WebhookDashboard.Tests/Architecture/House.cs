namespace WebhookDashboard.Tests.Architecture;

/// <summary>
/// The intended architecture. A room is the first part of a namespace under <c>WebhookDashboard</c>, or its first two parts
/// where those are named here. To let a room use another, change this file and <c>docs/architecture.md</c>.
/// </summary>
internal static class House
{
    /// <summary>
    /// The rooms that each room may use besides itself; sometimes only one type. A namespace that is not named here is not a
    /// room.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Domain"] = [],
        ["Signals"] = [],
        ["Bodies"] = ["Domain"],
        ["Listening"] = [],
        ["Differences"] = ["Domain"],
        ["Supervision"] = [],
        ["Signatures"] = ["Domain"],
        ["Snippets"] = ["Domain"],
        ["Data"] = ["Domain"],
        ["Audit"] = ["Domain", "Signals", "Data"],
        ["Events"] = ["Domain", "Signals", "Bodies", "Data", "Audit", "Supervision"],
        ["Quality"] = ["Domain", "Signals", "Bodies", "Data", "Events", "Supervision"],
        ["Ingest"] = ["Domain", "Signals", "Bodies", "Listening", "Signatures", "Events"],
        ["Live"] = ["Domain", "Signals", "Events"],
        ["Outbound"] = ["Domain", "Bodies", "Listening", "Signatures"],
        ["Sample"] = ["Listening"],
        ["Deliveries"] = ["Domain", "Data", "Outbound", "Supervision"],
        ["Sample.Provider"] = ["Domain", "Listening", "Supervision", "Data", "Signatures", "Outbound", "Deliveries", "Sample"],
        ["Sample.Client"] = ["Domain", "Bodies", "Outbound", "Pull", "Sample"],
        ["Sample.Consumer"] = ["Domain", "Signals", "Supervision", "Data", "Events", "Deliveries", "Sample"],
        ["Pull"] = ["Domain", "Signals", "Bodies", "Data", "Outbound"],
        ["Compare"] = ["Domain", "Events", "Outbound", "Pull", "Sample", "Sample.Client"],
        ["Access"] = ["Domain", "Signals", "Data", "Audit", "Listening", "Ingest.PublicAddressOptions"],
        ["Health"] = ["Domain", "Events"],
        ["Api"] = ["Domain", "Bodies", "Data.StorageOptions", "Signatures", "Events", "Quality", "Ingest", "Live", "Outbound", "Access"],
        ["Components"] = ["Domain", "Signals", "Bodies", "Differences", "Supervision", "Data.StorageOptions", "Signatures", "Snippets", "Events", "Quality", "Ingest", "Live", "Outbound", "Access", "Audit", "Pull", "Sample", "Sample.Client", "Sample.Consumer", "Compare"],
    };

    /// <summary>External namespaces or types that only these rooms may use.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> OnlyIn = new Dictionary<string, string[]>
    {
        ["MudBlazor"] = ["Components"],
        ["BlazorMonaco"] = ["Components"],
        ["Microsoft.AspNetCore.Components"] = ["Components"],
        ["Microsoft.AspNetCore.Http.HttpContext"] = ["Ingest", "Live", "Access", "Health", "Api", "Sample.Provider"],
        ["Microsoft.AspNetCore.Http.IHttpContextAccessor"] = [],
        ["Microsoft.AspNetCore.SignalR"] = ["Live"],
        ["Microsoft.EntityFrameworkCore"] = ["Data", "Events", "Quality", "Audit", "Access", "Deliveries", "Sample.Provider", "Sample.Consumer", "Pull"],
        ["DiffPlex"] = ["Differences"],
        ["MailKit"] = ["Deliveries"],
        ["MimeKit"] = ["Bodies", "Deliveries"],
        ["NSec"] = ["Signatures"],
        ["UtfUnknown"] = ["Bodies"],
        ["ZstdSharp"] = ["Bodies"],
        ["Microsoft.Data.Sqlite"] = ["Data", "Events"],
    };

    /// <summary>What these rooms must not use, so that they can be read and tested without it.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Without = new Dictionary<string, string[]>
    {
        ["Domain"] = ["Microsoft", "System.IO", "System.Net.Http"],
        ["Bodies"] = ["Microsoft", "System.Net"],
        ["Signatures"] = ["Microsoft", "System.IO", "System.Net"],
        ["Differences"] = ["Microsoft", "System.IO", "System.Net"],
        ["Events"] = ["Microsoft.AspNetCore"],
        ["Quality"] = ["Microsoft.AspNetCore", "System.Net"],
        ["Signals"] = ["Microsoft", "System.IO", "System.Net"],
        ["Snippets"] = ["Microsoft", "System.IO", "System.Net"],
    };

    /// <summary>Returns the room of a namespace or a type, named without the root.</summary>
    public static string RoomOf(string name)
    {
        var parts = name.Split('.');
        var inner = string.Join('.', parts.Take(2));
        return Arrows.ContainsKey(inner) ? inner : parts[0];
    }
}
