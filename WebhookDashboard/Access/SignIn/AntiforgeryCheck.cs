using Microsoft.AspNetCore.Antiforgery;

namespace WebhookDashboard.Access.SignIn;

/// <summary>Tells whether a form was posted by one of this app's own pages.</summary>
internal static class AntiforgeryCheck
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
            // The body is not a form although its content type says so.
            return false;
        }
    }
}
