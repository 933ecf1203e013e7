using System.Text;
using System.Text.Json;
using CsCheck;
using WebhookDashboard.Domain.Json;
using Xunit;

namespace WebhookDashboard.Tests.Domain.Json;

public sealed class JsonStringTextTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("é \\n \\u00e9", true)]
    [InlineData("\\ud83d\\uDE00", true)]
    [InlineData("\\\\ud83d", true)]
    [InlineData("\\ud83d", false)]
    [InlineData("\\ude00", false)]
    [InlineData("\\ud83d\\ud83d\\ude00", false)]
    [InlineData("\\ud83d\\n", false)]
    [InlineData("\\ud83d\\\\ude00", false)]
    public void IsText_AString_IfItCanBeRead(string escaped, bool expected) => Assert.Equal(expected, IsText(Encoding.UTF8.GetBytes($"\"{escaped}\"")));

    [Fact]
    public void IsText_AnyString_AsTheReaderReadsIt()
    {
        var part = Gen.OneOf("\\ud83d", "\\uDE00", "\\uD7FF", "\\ue000", "\\\\", "\\\"", "\\n", "u", "d83d", "é", "\u0080", "x");
        Gen.Select(part.Array[0, 6], Gen.Int[0, 40], Gen.Byte[0x20, 0xFF]).Sample(
            (parts, at, odd) =>
            {
                byte[] json = [(byte)'"', .. Encoding.UTF8.GetBytes(string.Concat(parts)), (byte)'"'];
                if (at < json.Length && at > 0 && odd >= 0x80)
                {
                    json[at] = odd;
                }

                if (CanBeRead(json) is { } expected)
                {
                    Assert.Equal(expected, IsText(json));
                }
            },
            iter: 20_000);
    }

    /// <returns>Null if it is not one string.</returns>
    private static bool? CanBeRead(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            return reader.GetString() is not null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsText(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return JsonStringText.IsText(reader);
    }
}
