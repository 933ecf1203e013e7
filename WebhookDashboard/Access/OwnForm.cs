using Microsoft.AspNetCore.Antiforgery;

namespace WebhookDashboard.Access;

/// <summary>Tells a form of this app's own pages from whatever else is posted to the same address.</summary>
internal static class OwnForm
{
    public static async Task<bool> IsAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return false;
        }

        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // What it thinks of a body that is no form, though its type says so.
            return false;
        }
    }
}
