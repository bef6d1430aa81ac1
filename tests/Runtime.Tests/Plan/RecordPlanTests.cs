using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Plan;

public class RecordPlanTests
{
    /// <summary>The bounds of the kinds of value in the specification's table of fields.</summary>
    [Fact]
    public void Slots_OfEveryField_FollowItsKind()
    {
        var plan = RecordPlan.Create(Fields(OracleFields.Names), null);
        for (int i = 0; i < OracleFields.All.Count; i++)
        {
            FieldSlot slot = plan.Slots[i];
            string kind = OracleFields.All[i].Kind;
            Assert.Equal((i, OracleFields.All[i].Name, true), (slot.Index, slot.Info.Name, slot.IsDecoded));
            Assert.Equal(kind is "int" or "long" or "port" or "protocol" or "flags" or "time", slot.IsNumber);
            Assert.Equal(kind == "ip", slot.IsAddress);
            Assert.Equal(slot.IsNumber || slot.IsAddress, slot.IsValidated);
            if (slot.IsNumber)
                Assert.Equal(Greatest(kind), slot.MaxValue);
        }
    }

    [Fact]
    public void Slot_OfEveryKind_IsANumberWithABoundOrNotANumber()
    {
        foreach (FlowLogFieldKind kind in Enum.GetValues<FlowLogFieldKind>())
        {
            FieldSlot slot = Slot(kind);
            if (slot.IsNumber)
                Assert.InRange(slot.MaxValue, byte.MaxValue, long.MaxValue);
            else
                Assert.Throws<InvalidOperationException>(() => slot.MaxValue);
        }

        Assert.Throws<InvalidOperationException>(() => Slot((FlowLogFieldKind)99).IsNumber);

        static FieldSlot Slot(FlowLogFieldKind kind)
            => new(0, new FlowLogColumn("x", default(FlowLogField)), true)
            {
                Info = new FlowLogFieldInfo(default, "x", 2, FlowLogFieldScope.Both, kind, FlowLogParquetType.Utf8, [], "X."),
            };
    }

    /// <summary>A skipped column has a place in the line, but no field and no value.</summary>
    [Fact]
    public void Create_SkippedColumn_IsNotDecoded()
    {
        var plan = RecordPlan.Create(FlowLogFormat.Parse("bytes ?x bytes srcaddr").Columns, null);
        Assert.Equal([true, false, false, true], plan.Slots.Select(s => s.IsDecoded));
        Assert.Equal(["bytes", "x", "bytes", "srcaddr"], plan.Slots.Select(s => s.Name));
        Assert.Equal((0, 3), (plan.SlotOf(FlowLogField.Bytes), plan.SlotOf(FlowLogField.SourceAddress)));
        Assert.True(plan.HasFastPath);
        Assert.Throws<InvalidOperationException>(() => plan.Slots[1].Info);
        Assert.False(RecordPlan.Create(FlowLogFormat.Parse("action ?bytes").Columns, null).HasFastPath);
    }

    [Fact]
    public void SlotOf_Projection_FindsOnlyFieldsThatAreRead()
    {
        var plan = RecordPlan.Create(Fields(["bytes", "end", "start"]), [FlowLogField.End]);
        Assert.Equal([FlowLogField.Bytes, FlowLogField.End, FlowLogField.Start], plan.Slots.Select(s => s.Field));
        Assert.Equal([false, true, false], plan.Slots.Select(s => s.IsDecoded));
        Assert.Equal([FlowLogField.End], plan.DecodedSlots.Select(s => s.Field));
        Assert.Equal((-1, 1, -1), (plan.SlotOf(FlowLogField.Bytes), plan.SlotOf(FlowLogField.End), plan.SlotOf(FlowLogField.Packets)));
    }

    [Theory]
    [InlineData("account-id", null, false)]
    [InlineData("account-id bytes", null, true)]
    [InlineData("account-id srcaddr", null, true)]
    [InlineData("account-id bytes", "account-id", false)]
    [InlineData("account-id bytes", "bytes", true)]
    public void HasFastPath_Format_RequiresAValueThatAHeaderDoesNotHave(string format, string? projection, bool expected)
    {
        FlowLogField[]? fields = projection is null ? null : Fields([projection]);
        Assert.Equal(expected, RecordPlan.Create(Fields(format.Split(' ')), fields).HasFastPath);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void HasFastPath_ManyFields_EndsAtABitPerField(int count, bool expected)
        => Assert.Equal(expected, RecordPlan.Create(Fields(OracleFields.Names.Take(count)), null).HasFastPath);

    /// <summary>Rule 9 of the documents: a Community ID requires both addresses and the protocol.</summary>
    [Theory]
    [InlineData("srcaddr dstaddr protocol", true)]
    [InlineData("protocol dstaddr srcaddr bytes", true)]
    [InlineData("dstaddr srcaddr protocol", true)]
    [InlineData("dstaddr protocol srcport dstport", false)]
    [InlineData("srcaddr protocol srcport dstport", false)]
    [InlineData("srcaddr dstaddr srcport dstport", false)]
    public void HasCommunityId_Format_RequiresBothAddressesAndTheProtocol(string format, bool expected)
        => Assert.Equal(expected, RecordPlan.Create(Fields(format.Split(' ')), null).HasCommunityId);

    private static long Greatest(string kind) => kind switch
    {
        "int" or "flags" => 2_147_483_647,
        "long" => 9_223_372_036_854_775_807,
        "port" => 65_535,
        "protocol" => 255,
        _ => new DateTimeOffset(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero).ToUnixTimeMilliseconds(),
    };

    private static FlowLogField[] Fields(IEnumerable<string> names) => [.. names.Select(n => FlowLogFieldCatalogue.Find(n)!.Field)];
}
