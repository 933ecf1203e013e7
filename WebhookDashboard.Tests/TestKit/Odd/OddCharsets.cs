using System.Text;
using WebhookDashboard.Bodies;

namespace WebhookDashboard.Tests.TestKit.Odd;

/// <summary>Bodies in other charsets than UTF-8, declared, marked, guessed or declared wrongly.</summary>
internal static class OddCharsets
{
    private const string Json = """{"a":"ü"}""";

    private const string JsonTree = """{|  "a": "ü"|}""";

    public static IReadOnlyList<OddBody> All { get; } =
    [
        new("JSON after a byte order mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Json)], "application/json", BodyFormat.Json, Json) { Tree = JsonTree },
        new("JSON in UTF-16 with a mark", Hex("fffe 7b00 2200 6100 2200 3a00 2200 fc00 2200 7d00"), "application/json", BodyFormat.Json, Json) { Charset = "utf-16", Tree = JsonTree },
        new("JSON in UTF-16BE with a mark", Hex("feff 007b 0022 0061 0022 003a 0022 00fc 0022 007d"), "application/json", BodyFormat.Json, Json) { Charset = "utf-16be", Tree = JsonTree },
        new("JSON in UTF-16 without a mark", Hex("7b00 2200 6100 2200 3a00 2200 fc00 2200 7d00"), "application/json", BodyFormat.Json, Json) { Charset = "utf-16", Tree = JsonTree },
        new("JSON in UTF-16BE without a mark", Hex("007b 0022 0061 0022 003a 0022 00fc 0022 007d"), null, BodyFormat.Json, Json) { Charset = "utf-16be", Tree = JsonTree },
        new("Chinese in UTF-16 without a mark", Hex("004e 3a4e 2000 a28b 5553 3100"), "text/plain", BodyFormat.Text, "一为 订单1") { Charset = "utf-16" },
        new("JSON in UTF-32 with a mark", Hex("fffe0000 7b000000 7d000000"), null, BodyFormat.Json, "{}") { Charset = "utf-32", Tree = "{}" },
        new("JSON in ISO-8859-1", Hex("7b226e616d65223a224dfc6c6c6572227d"), "application/json; charset=ISO-8859-1", BodyFormat.Json, """{"name":"Müller"}""") { Charset = "iso-8859-1", Tree = """{|  "name": "Müller"|}""" },
        new("ISO-8859-1 with characters of windows-1252", Hex("352080"), "text/plain; charset=iso-8859-1", BodyFormat.Text, "5 €") { Charset = "iso-8859-1" },
        new("text in windows-1251", Hex("cff0e8"), "text/plain; charset=windows-1251", BodyFormat.Text, "При") { Charset = "windows-1251" },
        new("text in cp1251, quoted", Hex("cff0e8"), "text/plain; format=flowed; charset=\"cp1251\"", BodyFormat.Text, "При") { Charset = "cp1251" },
        new("text in windows-1251, not declared", Hex("c7e0eae0e720eeefebe0f7e5ed2c20f1efe0f1e8e1ee20e7e020efeeeaf3efeaf32120c2e0f820f1f7b8f220eef2eff0e0e2ebe5ed20ede020efeef7f2f32e"), "text/plain", BodyFormat.Text, "Заказ оплачен, спасибо за покупку! Ваш счёт отправлен на почту.") { Charset = "windows-1251" },
        new("JSON in windows-1251, not declared", Hex("7b22f1f2e0f2f3f1223a22eeefebe0f7e5ed222c22e3eef0eee4223a22cceef1eae2e0227d"), "application/json", BodyFormat.Json, """{"статус":"оплачен","город":"Москва"}""") { Charset = "windows-1251", Tree = """{|  "статус": "оплачен",|  "город": "Москва"|}""" },
        new("text in KOI8-R", Hex("fac1cbc1da20cfd0ccc1dec5ce"), "text/plain; charset=koi8-r", BodyFormat.Text, "Заказ оплачен") { Charset = "koi8-r" },
        new("text in ISO-8859-2", Hex("5a61bff3b3e62067eab66cb1206a61bcf1"), "text/plain; charset=iso-8859-2", BodyFormat.Text, "Zażółć gęślą jaźń") { Charset = "iso-8859-2" },
        new("text in ISO-8859-15", Hex("50726569733a203520a4"), "text/plain; charset=iso-8859-15", BodyFormat.Text, "Preis: 5 €") { Charset = "iso-8859-15" },
        new("text in Shift-JIS", Hex("82b2928d95b6"), "text/plain; charset=Shift_JIS", BodyFormat.Text, "ご注文") { Charset = "shift_jis" },
        new("text in Shift-JIS, not declared", Hex("82b2928d95b682a082e882aa82c682a482b282b482a282dc82b781428fa4956982cd96be93fa94ad919782b382ea82dc82b78142"), null, BodyFormat.Text, "ご注文ありがとうございます。商品は明日発送されます。") { Charset = "shift_jis" },
        new("text in GB18030", Hex("b6a9b5a59534b235"), "text/plain; charset=gb18030", BodyFormat.Text, "订单𠮷") { Charset = "gb18030" },
        new("text in GB2312, as browsers read it", Hex("b6a9b5a59534b235"), "text/plain; charset=gb2312", BodyFormat.Text, "订单𠮷") { Charset = "gb2312" },
        new("text in GB18030, not declared", Hex("c4fab5c4b6a9b5a5d2d1b8b6bfeea3acced2c3c7bdabbea1bfecceaac4fab7a2bbf5a1a3d0bbd0bbc4fab5c4b9bac2f2a1a3"), "text/plain", BodyFormat.Text, "您的订单已付款，我们将尽快为您发货。谢谢您的购买。") { Charset = "gb18030" },
        new("text in EUC-KR", Hex("c1d6b9aec0cc20b0e1c1a6b5c7befabdc0b4cfb4d9"), "text/plain; charset=euc-kr", BodyFormat.Text, "주문이 결제되었습니다") { Charset = "euc-kr" },
        new("text in ISO-2022-JP, not declared", Hex("1b24422434436d4a382422246a242c24482426243424362424245e24391b2842"), "text/plain", BodyFormat.Text, "ご注文ありがとうございます") { Charset = "iso-2022-jp" },
        new("text in windows-1252, not declared", Hex("436166e920e0206c61206372e86d652c2064e96ae020706179e9"), "text/plain", BodyFormat.Text, "Café à la crème, déjà payé") { Charset = "windows-1252" },
        new("JSON called UTF-8 in windows-1252", Hex("7b226e616d65223a224dfc6c6c65722026205363686c6f7373222c2263697479223a225afc72696368227d"), "application/json; charset=utf-8", BodyFormat.Json, """{"name":"Müller & Schloss","city":"Zürich"}""") { Charset = "windows-1252", Tree = """{|  "name": "Müller & Schloss",|  "city": "Zürich"|}""" },
        new("UTF-8 with one broken character", [.. "Grüße, schöne Größe "u8, 0xFF, .. "!"u8], "text/plain; charset=utf-8", BodyFormat.Text, "Grüße, schöne Größe \uFFFD!"),
        new("charset that nobody knows", [.. "Grüße"u8], "text/plain; charset=x-none", BodyFormat.Text, "Grüße"),
        new("charset without a value", [.. "Grüße"u8], "text/plain; charset=", BodyFormat.Text, "Grüße"),
        new("UTF-8 called ASCII", [.. "Grüße"u8], "text/plain; charset=us-ascii", BodyFormat.Text, "Grüße"),
        new("UTF-8 called Shift-JIS", [.. "日本語のテキスト"u8], "text/plain; charset=shift_jis", BodyFormat.Text, "日本語のテキスト"),
        new("UTF-8 called UTF-7", [.. "Grüße +ADw-"u8], "text/plain; charset=utf-7", BodyFormat.Text, "Grüße +ADw-"),
        new("XML called UTF-16 in UTF-8", [.. """<?xml version="1.0" encoding="utf-16"?><order>ü</order>"""u8], "text/xml; charset=utf-16", BodyFormat.Xml, """<?xml version="1.0" encoding="utf-16"?><order>ü</order>""") { Tree = """<?xml version="1.0" encoding="utf-16"?>|<order>ü</order>""" },
        new("XML whose declaration names windows-1251", [.. "<?xml version='1.0' encoding='windows-1251'?><a>"u8, 0xCF, 0xF0, 0xE8, .. "</a>"u8], "application/xml", BodyFormat.Xml, "<?xml version='1.0' encoding='windows-1251'?><a>При</a>") { Charset = "windows-1251", Tree = "<?xml version='1.0' encoding='windows-1251'?>|<a>При</a>" },
    ];

    private static byte[] Hex(string bytes) => Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal));
}
