using System.Net.Http.Headers;

/// <summary>The steps that both clients share.</summary>
internal static class Journey
{
    public const string Slug = "made-by-a-client";

    /// <summary>Posts as a provider would, without a generated client.</summary>
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
