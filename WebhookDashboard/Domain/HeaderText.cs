using System.Text;
using System.Text.Unicode;

namespace WebhookDashboard.Domain;

/// <summary>Reads header bytes as text: UTF-8 where they are valid UTF-8, otherwise Latin-1.</summary>
public static class HeaderText
{
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    public static bool IsUtf8(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);
}
