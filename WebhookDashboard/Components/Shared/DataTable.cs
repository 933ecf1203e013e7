using MudBlazor;

namespace WebhookDashboard.Components.Shared;

/// <summary>An ordinary table in the app's look. Its class <c>figures</c> suits a short list among other text.</summary>
public class DataTable : MudSimpleTable
{
    public DataTable()
    {
        Elevation = 0;
        Square = true;
        Hover = true;
    }
}
