using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Domain.Signatures;

namespace WebhookDashboard.Tests.Signatures;

/// <summary>
/// The providers' published examples, as raw bytes. Where none is published, one computed independently of this
/// code (with openssl, and Python's hmac and cryptography), as its name says.
/// </summary>
internal static class PublishedExamples
{
    private const string MessageBody = """{"test": 2432232314}""";
    private const string MessageId = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string MessageSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string MessageSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string AsymmetricSignature = "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==";
    private const string TwilioUrl = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private const string TwilioFields =
        "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";

    public static readonly IReadOnlyList<SignedExample> All =
    [
        // https://github.com/standard-webhooks/standard-webhooks, libraries/*/test
        Message("Standard Webhooks, published", SignatureScheme.StandardWebhooks, "webhook", MessageSecret, MessageSignature),
        Message("Standard Webhooks v1a, published (Go)", SignatureScheme.StandardWebhooks, "webhook", "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=", AsymmetricSignature),
        Message("Standard Webhooks v1a, its public key", SignatureScheme.StandardWebhooks, "webhook", "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=", AsymmetricSignature),
        Message("Standard Webhooks v1a, a private key of 64 bytes", SignatureScheme.StandardWebhooks, "webhook", "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTllmU3h6Dt1JKqLSahf2FBSTeius6i4rdBVBKUlrbjxz+A==", AsymmetricSignature),

        // https://docs.svix.com/receiving/verifying-payloads/how-manual, and svix-libs' tests
        Message("Svix, published", SignatureScheme.Svix, "svix", MessageSecret, MessageSignature),
        Message("Svix under webhook-*, published", SignatureScheme.Svix, "webhook", MessageSecret, MessageSignature),

        new()
        {
            Name = "Stripe, computed (openssl): none is published",
            Scheme = SignatureScheme.Stripe,
            Secret = "whsec_test_secret",
            At = 1492774577,
            SignatureHeader = "Stripe-Signature",
            Headers = Headers(("Stripe-Signature", "t=1492774577,v1=c137b1b62277d523cf8fed4dfbd0170a9a5b8a380e00cc3711d4bf0652f2ce7a,v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39")),
            Body = """{"id": "evt_test_webhook", "object": "event"}"""u8.ToArray(),
        },

        // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
        new()
        {
            Name = "GitHub, published",
            Scheme = SignatureScheme.GitHub,
            Secret = "It's a Secret to Everybody",
            SignatureHeader = "X-Hub-Signature-256",
            Headers = Headers(("X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")),
            Body = "Hello, World!"u8.ToArray(),
        },
        new()
        {
            Name = "Shopify, computed (Python): none is published",
            Scheme = SignatureScheme.Shopify,
            Secret = "hush",
            SignatureHeader = "X-Shopify-Hmac-Sha256",
            Headers = Headers(("X-Shopify-Hmac-Sha256", "D0UMXmhjwBRi4y66TmhJrDlhQABD7zI2fm3p6/QLMo8=")),
            Body = """{"id":820982911946154508,"email":"jon@example.com"}"""u8.ToArray(),
        },

        // https://docs.slack.dev/authentication/verifying-requests-from-slack
        new()
        {
            Name = "Slack, published",
            Scheme = SignatureScheme.Slack,
            Secret = "8f742231b10e8888abcd99yyyzzz85a5",
            At = 1531420618,
            SignatureHeader = "X-Slack-Signature",
            Headers = Headers(
                ("X-Slack-Request-Timestamp", "1531420618"),
                ("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")),
            Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"u8.ToArray(),
        },

        // https://github.com/twilio/twilio-node, spec/validation.spec.js, and twilio-python, tests/unit/test_request_validator.py
        Twilio("a form", TwilioUrl, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        Twilio("a port that https leaves out", TwilioUrl.Replace(".com", ".com:1234", StringComparison.Ordinal), "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        Twilio("http with its port", TwilioUrl.Replace("https", "http", StringComparison.Ordinal).Replace(".com", ".com:1234", StringComparison.Ordinal), "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
        Twilio("the usual port of https", TwilioUrl, "kvajT1Ptam85bY51eRf/AJRuM3w="),
        Twilio("the usual port of http", TwilioUrl.Replace("https", "http", StringComparison.Ordinal), "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        Twilio("a user and a password", TwilioUrl.Replace("//", "//user:pass@", StringComparison.Ordinal), "CukzLTc1tT5dXEDIHm/tKBanW10="),
        Twilio("a user, a password and the usual port", TwilioUrl.Replace("//", "//user:pass@", StringComparison.Ordinal), "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI="),
        Twilio("an apostrophe in the query", TwilioUrl + "&Body=It's+amazing", "dsq4Ehbj6cs+KdTkpF5sSSplOWw="),
        Twilio("a field twice", TwilioUrl, "83O6e2vORAoJHUNzJjDWN1jz+BA=", "MessagingBinding.Address=%2B1415xxxxxxx&MessagingBinding.Address=%2B1325xxxxxxx"),
        Twilio("a value twice", TwilioUrl, "IK+Dwps556ElfBT0I3Rgjkr1wJU=", "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234"),
        Twilio("JSON", TwilioUrl + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", "a9nBmqA0ju/hNViExpshrM61xv4=", """{"property": "value", "boolean": true}""", "application/json"),
        Twilio("JSON, bodySHA256 alone", "https://mycompany.com/myapp.php?bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620", "y77kIzt2vzLz71DgmJGsen2scGs=", """{"property": "value", "boolean": true}""", "application/json"),

        // https://developer.squareup.com/docs/webhooks/step3validate
        new()
        {
            Name = "Square, published",
            Scheme = SignatureScheme.Square,
            Secret = "asdf1234",
            Url = "https://example.com/webhook",
            SignatureHeader = "X-Square-HmacSha256-Signature",
            Headers = Headers(("X-Square-HmacSha256-Signature", "2kRE5qRU2tR+tBGlDwMEw2avJ7QM4ikPYD/PJ3bd9Og=")),
            Body = """{"hello":"world"}"""u8.ToArray(),
        },
        new()
        {
            Name = "Discord, computed (Python's cryptography) with the first key of RFC 8032: none is published",
            Scheme = SignatureScheme.Discord,
            Secret = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            At = 1642000000,
            SignatureHeader = "X-Signature-Ed25519",
            Headers = Headers(
                ("X-Signature-Timestamp", "1642000000"),
                ("X-Signature-Ed25519", "db807e4838473b62cccd678ad80dc85ab3503600522c3665d9dc26ac6ec0abb9da2d295a50539403ffcadd7d860692513bf02ad8519e871450f10f30af91990d")),
            Body = """{"type":1}"""u8.ToArray(),
        },

        // https://www.rfc-editor.org/rfc/rfc4231#section-4.3
        Plain("SHA-256", new HmacSettings { Header = "X-Signature" }, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Plain(
            "SHA-512",
            new HmacSettings { Header = "X-Signature", Algorithm = HmacAlgorithm.Sha512, Prefix = "sha512=" },
            "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"),
        Plain(
            "SHA-256 in base64 after a prefix with a blank",
            new HmacSettings { Header = "Authorization", Encoding = SignatureEncoding.Base64, Prefix = "HMAC " },
            "HMAC " + Convert.ToBase64String(Convert.FromHexString("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))),
        new()
        {
            Name = "hmac over method, URL, time and body, computed (Python)",
            Scheme = SignatureScheme.Hmac,
            Secret = "k3y",
            Url = "https://example.com/in?a=1",
            SignatureHeader = "X-Signature",
            Headers = Headers(("X-Signature", "AlsjtF5VAp3rRGyeE3aQDVpP8ufCYNO30T+TnDX7YsQ="), ("X-Time", "1700000000")),
            Hmac = new HmacSettings { Header = "X-Signature", Encoding = SignatureEncoding.Base64, SignedText = "{method} {url} {timestamp:X-Time} {body}" },
            Body = """{"a":1}"""u8.ToArray(),
        },
    ];

    public static SignedExample Of(string scheme) => All.First(example => example.Scheme == scheme);

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value);

    private static SignedExample Message(string name, string scheme, string prefix, string secret, string signature) => new()
    {
        Name = name,
        Scheme = scheme,
        Secret = secret,
        At = 1614265330,
        SignatureHeader = prefix + "-signature",
        Headers = Headers((prefix + "-id", MessageId), (prefix + "-timestamp", "1614265330"), (prefix + "-signature", signature)),
        Body = Encoding.UTF8.GetBytes(MessageBody),
    };

    private static SignedExample Twilio(
        string what, string url, string signature, string body = TwilioFields, string contentType = "application/x-www-form-urlencoded; charset=UTF-8") => new()
    {
        Name = $"Twilio, published: {what}",
        Scheme = SignatureScheme.Twilio,
        Secret = "12345",
        Url = url,
        SignatureHeader = "X-Twilio-Signature",
        Headers = Headers(("X-Twilio-Signature", signature), ("Content-Type", contentType)),
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static SignedExample Plain(string what, HmacSettings hmac, string value) => new()
    {
        Name = $"hmac, published (RFC 4231): {what}",
        Scheme = SignatureScheme.Hmac,
        Secret = "Jefe",
        SignatureHeader = hmac.Header,
        Headers = Headers((hmac.Header, value)),
        Hmac = hmac,
        Body = "what do ya want for nothing?"u8.ToArray(),
    };
}
