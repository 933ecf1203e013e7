using System.Text;
using WebhookDashboard.Domain;
using WebhookDashboard.Quality;
using WebhookDashboard.Quality.Shapes;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Quality.Shapes;

public sealed class ShapeChangesTests
{
    private readonly List<EventId> _ids = [];
    private TypeShape _shape = new();

    [Fact]
    public void Of_SamePayloads_NoChange()
    {
        Add(100, """{ "a": 1, "b": { "c": [1] } }""");

        Assert.Empty(ShapeChanges.Of(_shape));
    }

    [Fact]
    public void Of_FieldThatCameLater_Appeared()
    {
        Add(30, """{ "a": 1 }""");
        Add(1, """{ "a": 1, "b": true }""");

        var change = Assert.Single(ShapeChanges.Of(_shape));
        Assert.Equal((ShapeChangeKind.Appeared, "$.b", FieldKind.Boolean, 30, _ids[30]), (change.Kind, change.Path, change.After, change.Payloads, change.EventId));
        Assert.Equal("appeared after 30 payloads without it", change.Words);
        Assert.Equal(_ids[30].Time, change.At);
    }

    [Fact]
    public void Of_FieldOfTheFirstPayloads_IsNotNew()
    {
        Add(ShapeChanges.Enough - 1, """{ "a": 1 }""");
        Add(100, """{ "a": 1, "b": true }""");

        Assert.Empty(ShapeChanges.Of(_shape));
    }

    [Fact]
    public void Of_FieldThatStopped_Vanished()
    {
        Add(30, """{ "a": 1, "b": true }""");
        Add(ShapeChanges.Enough - 1, """{ "a": 1 }""");
        Assert.Empty(ShapeChanges.Of(_shape));
        Add(1, """{ "a": 1 }""");

        var change = Assert.Single(ShapeChanges.Of(_shape));
        Assert.Equal((ShapeChangeKind.Vanished, "$.b", 20, _ids[29]), (change.Kind, change.Path, change.Payloads, change.EventId));
        Assert.Equal("is missing from the last 20 payloads", change.Words);
    }

    [Fact]
    public void Of_OptionalField_VanishesOnlyAfterTenTimesItsDistance()
    {
        for (var i = 0; i < 10; i++)
        {
            Add(1, """{ "a": 1, "b": true }""");
            Add(9, """{ "a": 1 }""");
        }

        // Seen ten times in 91 payloads: at most every tenth. Nine have come without it.
        Add(90, """{ "a": 1 }""");
        Assert.Empty(ShapeChanges.Of(_shape));
        Add(1, """{ "a": 1 }""");

        Assert.Equal(100, Assert.Single(ShapeChanges.Of(_shape)).Payloads);
    }

    [Fact]
    public void Of_ObjectThatCameOrWent_IsOneChange()
    {
        Add(30, """{ "old": { "a": 1, "b": [{ "c": 1 }] } }""");
        Add(30, """{ "new": { "a": 1, "b": [{ "c": 1 }] } }""");

        Assert.Equal(["$.new Appeared", "$.old Vanished"], ShapeChanges.Of(_shape).Select(change => $"{change.Path} {change.Kind}"));
    }

    [Fact]
    public void Of_AnotherType_ChangedForGoodOrSometimes()
    {
        Add(30, """{ "amount": 1, "note": "x" }""");
        Add(1, """{ "amount": "1", "note": null }""");
        Add(5, """{ "amount": "1", "note": "x" }""");

        var changes = ShapeChanges.Of(_shape);
        Assert.Equal(
            ["$.amount is now a string; it was a number", "$.note is sometimes null; it was a string"],
            changes.Select(change => $"{change.Path} {change.Words}"));
        Assert.All(changes, change => Assert.Equal((ShapeChangeKind.ChangedType, _ids[30]), (change.Kind, change.EventId)));
    }

    [Fact]
    public void Of_ObjectThatBecameAText_IsOneChange()
    {
        Add(30, """{ "customer": { "id": 1, "name": "x" } }""");
        Add(40, """{ "customer": "1" }""");

        Assert.Equal("$.customer is now a string; it was an object", $"{Assert.Single(ShapeChanges.Of(_shape)).Path} {ShapeChanges.Of(_shape)[0].Words}");
    }

    [Fact]
    public void Of_PayloadsThatAreCut_TellNothingAboutWhatIsMissing()
    {
        Add(30, """{ "a": 1, "b": true }""");
        for (var i = 0; i < 100; i++)
        {
            _shape.Add(JsonFields.Read("""{ "a": 1, "text": "a long te"""u8, isWhole: false)!, EventId.At(AnEvent.SomeTime));
        }

        Assert.Empty(ShapeChanges.Of(_shape));
        Assert.Equal(30, _shape.Payloads);
    }

    [Fact]
    public void Bytes_ReadAgain_AreTheSameShape()
    {
        Add(30, """{ "a": 1 }""");
        Add(1, """{ "a": "1", "b": {} }""");

        _shape = TypeShape.Read(_shape.ToBytes());

        Assert.Equal(31, _shape.Payloads);
        Assert.Equal(["$.a ChangedType", "$.b Appeared"], ShapeChanges.Of(_shape).Select(change => $"{change.Path} {change.Kind}"));
        Assert.Empty(TypeShape.Read([]).Fields);
    }

    [Fact]
    public void Add_MoreFieldsThanAreFollowed_SaysSo()
    {
        Add(1, $$"""{ {{string.Join(',', Enumerable.Range(0, QualityLimits.Fields - 1).Select(i => $"\"f{i}\":1"))}} }""");
        Assert.False(_shape.IsCut);

        Add(1, """{ "one more": 1 }""");

        Assert.Equal((true, QualityLimits.Fields), (_shape.IsCut, _shape.Fields.Count));
    }

    private void Add(int count, string json)
    {
        for (var i = 0; i < count; i++)
        {
            _ids.Add(EventId.At(AnEvent.SomeTime.AddMinutes(_ids.Count)));
            _shape.Add(JsonFields.Read(Encoding.UTF8.GetBytes(json), isWhole: true)!, _ids[^1]);
        }
    }
}
