using System.Text;

namespace WebhookDashboard.Tests.Snippets;

/// <summary>Makes random requests, many of them odd, as bytes for the wire.</summary>
internal sealed class OddRequests(int seed, string authority)
{
    private static readonly string[] Methods =
        ["POST", "POST", "POST", "PUT", "PATCH", "DELETE", "GET", "GET", "HEAD", "OPTIONS", "PURGE", "M-SEARCH", "post", "pAtCh", "x!#$%&'*+-.^_`|~9"];

    private static readonly string[] TameSegments = ["a", "B9", "x-y_z~", "order.paid", "a:b@c", "x;y=1", "(1)", "it's", "!x!", "$HOME", "*"];

    private static readonly string[] OddSegments =
    [
        "[0]", "{id}", "{1,2}", "./c", "c/..", "d/%2e%2E", "", "ü", "日本", "🙂", "a|b", "a\"b", "a`id`b", "$(id)", @"a\b", "^", "<b>", "%zz", "%", "%41",
        "%2f", "%7E", "%7e", "%c3%bc", "a%20b",
    ];

    private static readonly string[] TameQueries = ["", "", "", "?a=1&b=2", "?q=%20x", "?t=a:b/c?d", "?x='!y!'"];

    private static readonly string[] OddQueries =
        ["?", "?filter[status]=paid&ids={1,2}", "?q=ü&p=🙂", "?q=\"`id`$(id)\\", "?a|b^c", "?100%", "?x=%7E%41", "?a=b#c", "?#", "?a=%c3%bc"];

    private static readonly string[] Values =
    [
        "", "plain", "a, b", "@/etc/hostname", "=x", ":=1", "x;", ";", @"a\:b\\", @"C:\x", "it's \"q\" `id` $(id) $HOME !x! \\", "Müge 🙂", "a  b", "a\tb", "-",
        "'", "!", "\u202Eevil", "%41", "{}", "\u001b[31mred\u001b[0m", "\u0001\u007f",
    ];

    private static readonly string[] Texts =
    [
        """{"a": 1}""", "{\n  \"amount\": 4900,\n  \"note\": \"it's\"\n}\n", "@/etc/hostname", "it's \"q\" `id` $(id) $HOME !x! \\ \\n \\x41", "\u001b]0;pwned\u0007\u001b[31mred",
        "one\r\ntwo\r\n\ttab", "-x", "--", "ü 日本 🙂 e\u0301", "\uFEFF\u202Eevil\u2028\u200D", "\n", " ", "'", "\\'", "!", "!!", "%s %d", "a=1&b=%20", "\u009b31m\u0085", "\U000E0001",
        "#", "$'x'", "\"\"\"", "\u007f\u0008",
    ];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var isTame = _random.Next(2) == 0;
        var method = Pick(isTame ? Methods[..11] : Methods);
        var path = isTame || _random.Next(10) > 0 ? "/hooks/inbox" : "//hooks//inbox";
        for (var i = _random.Next(4); i > 0; i--)
        {
            path += "/" + Pick(isTame ? TameSegments : OddSegments);
        }

        var body = Body();
        var head = new List<byte>();
        Add($"{method} {path}{Pick(isTame ? TameQueries : OddQueries)} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n");
        AddHeaders();
        Add(body.Length > 0 || method is "POST" or "PUT" ? $"Content-Length: {body.Length}\r\n\r\n" : "\r\n");
        return [.. head, .. body];

        void AddHeaders()
        {
            foreach (var (name, value) in new[]
                {
                    ("User-Agent", "Sender/1.0 (x; y)"), ("Accept", "*/*"), ("Accept-Encoding", "gzip, br"), ("content-type", Pick(["application/json", "text/plain; charset=utf-8", ""])),
                    ("Cookie", "a=b; c=\"d\""), ("Authorization", "Bearer x.y-z="),
                }.Where(_ => _random.Next(4) > 0))
            {
                Add($"{name}: {value}\r\n");
            }

            for (var i = _random.Next(4); i > 0; i--)
            {
                Add($"X-{Pick(["A", "b-C", "!#$%&'*+.^_`|~"])}{i}: {Pick(Values)}\r\n");
            }

            if (!isTame && _random.Next(2) == 0)
            {
                Add("X-Tag: one\r\nX-Between: 1\r\nx-tag: two\r\nX-Device: M");
                head.AddRange([0xFC, (byte)'g', 0x9B, (byte)'\r', (byte)'\n']);
            }
        }

        void Add(string text) => head.AddRange(Encoding.UTF8.GetBytes(text));
    }

    private byte[] Body()
    {
        switch (_random.Next(20))
        {
            case 0:
                var bytes = new byte[_random.Next(1, 300)];
                _random.NextBytes(bytes);
                return bytes;
            case 1:
                return Encoding.UTF8.GetBytes(new string('x', 70_000));
            case 2:
                return "a\0b"u8.ToArray();
            case < 6:
                return [];
            default:
                return Encoding.UTF8.GetBytes(Pick(Texts) + (_random.Next(2) == 0 ? "" : Pick(Texts)));
        }
    }

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
