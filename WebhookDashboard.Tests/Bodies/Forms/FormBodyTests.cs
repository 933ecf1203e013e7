using System.Text;
using CsCheck;
using WebhookDashboard.Bodies.Charsets;
using WebhookDashboard.Bodies.Forms;
using WebhookDashboard.Tests.TestKit.Odd;
using Xunit;

namespace WebhookDashboard.Tests.Bodies.Forms;

public sealed class FormBodyTests
{
    private static readonly Gen<string> Texts = Gen.Char['\u0001', '\uD7FF'].Array[0, 20].Select(characters => new string(characters));

    [Fact]
    public void Read_Form_KeepsOrderAndRepeatsAndDecodes() => Assert.Equal(
        [new("a", "1"), new("b", "x y&z"), new("a", "2"), new("flag", ""), new("", "v")], Read("a form").Fields);

    [Fact]
    public void Read_FieldThatHoldsJson_IsWholeAndMarked()
    {
        var field = Assert.Single(Read("a form whose field holds JSON").Fields);

        Assert.Equal(("payload", true), (field.Name, field.IsJson));
        Assert.EndsWith("\"last\":true}", field.Value, StringComparison.Ordinal);
        Assert.InRange(field.Value.Length, 9_000, 10_000);
    }

    [Theory]
    [InlineData("a form in windows-1251, escaped")]
    [InlineData("a form in windows-1251, raw")]
    public void Read_OtherCharset_DecodesEscapesInIt(string name)
    {
        var form = Read(name);

        Assert.Equal(("При", "windows-1251", CharsetSource.Declared, false), (form.Fields[0].Value, form.Charset, form.Source, form.HasInvalidBytes));
    }

    [Fact]
    public void Read_EscapesInAnUndeclaredCharset_AreGuessed()
    {
        var escaped = string.Concat(OddBodies.Named("text in windows-1251, not declared").Bytes.Select(one => $"%{one:X2}"));

        var form = FormBody.Read(Encoding.UTF8.GetBytes($"text={escaped}"), "application/x-www-form-urlencoded");

        Assert.Equal(("windows-1251", CharsetSource.Guessed), (form.Charset, form.Source));
        Assert.StartsWith("Заказ оплачен", form.Fields[0].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenEscapes_StayAndInvalidBytesAreReported()
    {
        var form = Read("a form with broken escapes");

        Assert.Equal(["100%", "%zz"], form.Fields.Take(2).Select(field => field.Value));
        Assert.True(FormBody.Read("a=%E4%BD%A0%E5%A5%BD&b=%E4%BD"u8.ToArray(), null).HasInvalidBytes);
    }

    [Fact]
    public void Read_MoreFieldsThanTheBound_IsCut()
    {
        var form = FormBody.Read(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, FormBody.MaxFields + 1))), null);

        Assert.Equal((FormBody.MaxFields, true), (form.Fields.Count, form.IsCut));
        Assert.False(FormBody.OfQuery(string.Join('&', Enumerable.Range(0, FormBody.MaxFields))).IsCut);
    }

    [Fact]
    public void OfQuery_WithOrWithoutItsMark_IsTheSame()
    {
        Assert.Equal([new("a", "ü"), new("b", "?")], FormBody.OfQuery("?a=%C3%BC&b=?").Fields);
        Assert.Equal([new("a", "ü")], FormBody.OfQuery("a=ü").Fields);
        Assert.Empty(FormBody.OfQuery("").Fields);
    }

    [Fact]
    public void Read_WhatWasEncoded_IsWhatWasMeant() =>
        Gen.Select(Texts, Texts).Array[0, 8].Sample(pairs =>
        {
            var text = string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}"));
            var read = FormBody.Read(Encoding.UTF8.GetBytes(text), "application/x-www-form-urlencoded; charset=utf-8");
            return read.Fields.Select(field => (field.Name, field.Value)).SequenceEqual(pairs);
        });

    private static FormBody Read(string name)
    {
        var odd = OddBodies.Named(name);
        return FormBody.Read(odd.Bytes, odd.ContentType);
    }
}
