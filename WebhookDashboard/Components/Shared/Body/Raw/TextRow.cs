using System.Runtime.InteropServices;

namespace WebhookDashboard.Components.Shared.Body.Raw;

/// <summary>A row of text, as a position in the body, with the number of its line; null if it continues a line.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextRow(int Start, int Length, int? Number);
