using System.Collections.Immutable;
using System.Text;
using VpcFlow.Ecs;
using VpcFlow.Formatting;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Plan;

/// <summary>Room for a document is reserved once, from these sizes; nothing checks it afterwards.</summary>
public class DocumentSizesTests
{
    /// <summary>The longest text of each value that is not a copy of a field, and the spare bytes that its vector stores need.</summary>
    [Theory]
    [InlineData("Time", "2016-10-31T11:37:00.000Z", 0)]
    [InlineData("Timestamp", "2016-10-31T11:37:00.000Z", 0)]
    [InlineData("NetworkType", "ipv6", 0)]
    [InlineData("Transport", "rsvp-e2e-ignore", 1)]
    [InlineData("TcpFlags", "[\"fin\",\"syn\",\"rst\",\"psh\",\"ack\",\"urg\"]", 3)]
    [InlineData("EventType", ",\"allowed\"", 0)]
    [InlineData("Outcome", "success", 0)]
    [InlineData("CommunityId", "LQU9qZlK+B5F3KDmev6m5PMibrg=", 0)]
    [InlineData("Text", "", 0)]
    [InlineData("Validated", "", 0)]
    [InlineData("Original", "", 0)]
    [InlineData("Message", "", 0)]
    [InlineData("None", "", 0)]
    public void OfValue_Kind_HoldsItsLongestText(string kind, string longest, int spare)
        => Assert.Equal(longest.Length + spare, DocumentSizes.OfValue(Value(Enum.Parse<ValueKind>(kind), 0)));

    [Fact]
    public void Traits_OfEveryKind_AreThoseOfTheKind()
    {
        Assert.All(Enum.GetValues<ValueKind>(), kind => Assert.Equal(kind, ValueTraits.Of(kind).Kind));
        Assert.Throws<InvalidOperationException>(() => ValueTraits.Of((ValueKind)99));
        Assert.Throws<InvalidOperationException>(() => ValueTraits.Of((ValueKind)(-1)));
    }

    [Fact]
    public void OfValue_Namespace_HoldsWhatElasticsearchTakes() => Assert.Equal(100, DocumentSizes.OfValue(Value(ValueKind.Namespace)));

    /// <summary>Two quotes and a comma for each address.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 12)]
    public void OfValue_RelatedAddresses_HoldsQuotesAndCommas(int addresses, int size)
        => Assert.Equal(size, DocumentSizes.OfValue(Value(ValueKind.RelatedAddresses, [.. Enumerable.Range(0, addresses)])));

    [Fact]
    public void Transport_EveryProtocol_IsNotLonger()
    {
        int longest = Enumerable.Range(0, 256).Max(p => TransportNames.Get((byte)p).Length);
        Assert.Equal("rsvp-e2e-ignore", Encoding.ASCII.GetString(TransportNames.Get(134)));
        Assert.Equal(DocumentSizes.Transport - 1, longest);
    }

    [Fact]
    public void CopiesOfLine_Segments_CountsHowOftenAFieldIsCopied()
    {
        Assert.Equal(0, Copies());
        Assert.Equal(0, Copies(Value(ValueKind.Time, 0), Value(ValueKind.TcpFlags, 0), Value(ValueKind.CommunityId, 0, 1, 2)));
        Assert.Equal(1, Copies(Value(ValueKind.Text, 0), Value(ValueKind.Validated, 1), Value(ValueKind.Text, 2)));
        Assert.Equal(2, Copies(Value(ValueKind.Validated, 1), Value(ValueKind.Text, 0), Value(ValueKind.Validated, 1)));
        Assert.Equal(3, Copies(Value(ValueKind.Validated, 1), Value(ValueKind.Validated, 1), Value(ValueKind.RelatedAddresses, 0, 1)));
        Assert.Equal(1, Copies(Value(ValueKind.Original)));
        Assert.Equal(2, Copies(Value(ValueKind.Original), Value(ValueKind.Text, 3)));

        static int Copies(params Segment[] segments) => DocumentSizes.CopiesOfLine([.. segments]);
    }

    /// <summary>
    /// The text between two values depends on them alone, and is longest if there are few values: hence formats of one field and of two.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Constants_EveryPairOfFields_AreNotLongerThanOneStepCopies(bool isKnownPresent)
    {
        FlowLogField[] fields = Enum.GetValues<FlowLogField>();
        var formats = from first in fields
                      from second in fields
                      where first <= second
                      select first == second ? new[] { first } : [first, second];
        Segment[] segments = [.. from format in formats
                                 from ecs in Enum.GetValues<EcsVersion>()
                                 from preserve in new[] { false, true }
                                 let options = new DocumentOptions(preserve)
                                 let plan = RecordPlan.Create(format, null)
                                 from segment in DocumentPlan.Create(plan, EcsSchemas.Get(ecs), options, _ => isKnownPresent).Segments
                                 select segment];
        Assert.InRange(segments.Max(s => s.Prefix.Length), 128, DocumentWriter.LongestLiteral);
        Assert.InRange(segments.Max(s => s.Suffix.Length), isKnownPresent ? 0 : 1, DocumentWriter.LongestSuffix);
    }

    private static Segment Value(ValueKind kind, params int[] slots)
        => new(SegmentKind.Value) { Value = kind, Slots = ImmutableArray.Create(slots) };
}
