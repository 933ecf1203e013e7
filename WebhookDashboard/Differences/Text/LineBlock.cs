using System.Runtime.InteropServices;

namespace WebhookDashboard.Differences.Text;

/// <summary>Lines of the left text that other lines of the right one replace. Either side may be empty.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineBlock(int LeftStart, int LeftCount, int RightStart, int RightCount)
{
    public int LeftEnd => LeftStart + LeftCount;

    public int RightEnd => RightStart + RightCount;
}
