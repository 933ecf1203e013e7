namespace WebhookDashboard.Components.Layout.Help;

/// <summary>The help for every page of the menu.</summary>
internal static class HelpTopics
{
    public static readonly IReadOnlyList<HelpTopic> All =
    [
        new("", "Overview",
            new("Push", "Another program sends you an HTTP request, a webhook, as soon as something happens. It sets the pace, so your server has to be up when the request arrives."),
            new("Pull", "You call an API and get an answer that is true at that moment. You set the pace, and learn of a change only the next time you ask."),
            new("Reader", "A reader follows the log of stored events and remembers how far it has come. If it was away or slow, it continues from there and misses nothing.")),
        new("events", "Events",
            new("Event", "An event is one received request, stored byte for byte with its headers. The sender gets a 2xx answer only after the event is on disk."),
            new("Signature", "A signature proves that the body comes from someone who knows the endpoint's secret. The verdict of each event says whether it is valid, missing, wrong or too old."),
            new("Duplicate", "Providers send a webhook again when they did not see your answer in time, so the same event can arrive twice. Events with the same provider id are marked, and you should process only one of them.")),
        new("quality", "Quality",
            new("Repeat", "A repeat is an event that was received before, with the same id from its provider or the same body. Providers send again when they did not see a 2xx answer in time, so process each id only once."),
            new("Lag", "The lag is the time from the event to its receipt, by the clocks of its sender and of this server. The page says in which field or header the events tell their time."),
            new("Rhythm", "The rhythm is the usual interval between two events of an endpoint, of the last seven days. A pause of four times that length counts as a silence.")),
        new("endpoints", "Endpoints",
            new("Endpoint", "An endpoint is a URL under /hooks/ that a provider sends its webhooks to. Give each provider its own, so that each has its own secret, response and limits."),
            new("Scheme", "A scheme says how a provider signs: which bytes, with which algorithm, in which header. Select the provider's scheme and enter its secret, and every request is verified when it arrives."),
            new("Retention", "Retention is how many events an endpoint keeps, and for how long. When a limit is reached, the oldest events are deleted.")),
        new("send", "Send",
            new("Template", "A template is a ready request as a provider would send it. You can change its body, headers and target before you send it."),
            new("Signing", "With a secret, the request is signed the way the selected scheme requires, as a provider would do it. Without one it arrives unsigned, which shows you how your endpoint reacts."),
            new("Burst", "A burst sends the same request many times in a short time. The results show how many were accepted and how long the responses took.")),
        new("products", "Products",
            new("Fetch", "A fetch asks the shop's API for its products. The list shows what the answer said, and does not change until you fetch again."),
            new("Agreement", "A product has two values here: the last fetched one and the last one that a webhook brought. They agree when both say the same, and otherwise the newer one is marked."),
            new("ETag", "An ETag is a version that the API gives with an answer. If you send it with the next request and nothing has changed, the API answers 304 without a body.")),
        new("api-calls", "API calls",
            new("Exchange", "An exchange is one request with its response, stored as they were sent. The arrows show where the time went: connecting, sending, and waiting for the response."),
            new("Status", "The status is the number that the server answers with. 2xx means success, 304 nothing new, 4xx that the request was wrong, and 5xx that the server failed."),
            new("Snippet", "A snippet is the same call as code for another program. The key is replaced by a placeholder, because the server never shows it.")),
        new("shop", "Shop",
            new("Sample shop", "The sample shop stands for an outside service with an API and webhooks. Its data is made up, but each request between it and the dashboard is real."),
            new("Handler", "A handler does something with an event, such as marking an order as paid. Outside Development it processes only events with a valid signature, and each of them once."),
            new("Outbox", "The outbox holds the mail that is to be sent. A message stays there until the mail server has accepted it.")),
        new("compare", "Compare",
            new("Interval", "The interval is the time between two polls. A shorter one shows changes sooner, but more of its requests bring nothing new."),
            new("Lost webhook", "A webhook is lost when it never arrives, for example because the server was down. The copy is then wrong until the next webhook or until you ask the API."),
            new("Re-check", "A re-check asks the API from time to time whether the copy is right. So real systems use both: push to learn quickly, pull to be certain.")),
        new("settings", "Settings",
            new("API key", "An API key lets a program use the REST API and the hub without signing in. It is shown once, and you can revoke it at any time."),
            new("Audit", "The audit lists who changed a setting, deleted something, signed in or was refused. It never contains a secret."),
            new("PublicUrl", "PublicUrl is the address under which senders reach this server, such as that of a proxy or a tunnel. Every URL that the pages show starts with it.")),
    ];

    /// <summary>The help for an address relative to the base; for an unknown page, that of the overview.</summary>
    public static HelpTopic For(string path)
    {
        var first = path.Split('/', '?', '#')[0];
        return All.FirstOrDefault(topic => topic.Path == first) ?? All[0];
    }
}
