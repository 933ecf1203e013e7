using System.Runtime.InteropServices;

namespace WebhookDashboard.Components.Shared.Body;

/// <summary>A row of text, as a place in the body. The number of its line; null where a line goes on.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextRow(int Start, int Length, int? Number);
