using System.Net.Http.Headers;

/// <summary>What both clients do alike.</summary>
internal static class Journey
{
    public const string Slug = "made-by-a-client";

    /// <summary>As a provider would: no client is generated for that.</summary>
    public static async Task PostAsync(string address, string body)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await http.PostAsync($"{address}/hooks/{Slug}", content);
        answer.EnsureSuccessStatusCode();
    }

    public static HttpClient NewHttp(string key, params (string Name, string Value)[] headers)
    {
        var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        foreach (var (name, value) in headers)
        {
            http.DefaultRequestHeaders.Add(name, value);
        }

        return http;
    }
}
