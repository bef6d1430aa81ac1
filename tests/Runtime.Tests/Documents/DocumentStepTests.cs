using VpcFlow.Documents;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Tests.Documents;

/// <summary>
/// The interpreter knows everything that the plan of a record can contain. Messages are only in the documents of rejected lines.
/// </summary>
public class DocumentStepTests
{
    private static readonly RowSchema s_schema = FlowLogParser.Create(FlowLogFormat.Parse("srcaddr end start")).Codec.Schema;

    [Fact]
    public void Create_AnyKindOfSegmentAndValue_IsKnown()
    {
        var kinds = new HashSet<StepKind>();
        foreach (SegmentKind segment in Enum.GetValues<SegmentKind>())
        {
            foreach (ValueKind value in Enum.GetValues<ValueKind>().Where(v => v != ValueKind.Message))
            {
                var plan = new Segment(segment) { Value = value, Slots = [0, 1, 2, 0, 1] };
                kinds.Add(DocumentStep.Create(plan, s_schema, new ConstantPool()).Kind);
            }
        }

        // Steps are joined to runs later.
        Assert.Equal(Enum.GetValues<StepKind>().Except([StepKind.CopyRun]).Order(), kinds.Order());
    }

    [Fact]
    public void Create_UnknownKind_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => DocumentStep.Create(new Segment((SegmentKind)99), s_schema, new ConstantPool()));
        Assert.Throws<InvalidOperationException>(
            () => DocumentStep.Create(new Segment(SegmentKind.Value) { Value = (ValueKind)99 }, s_schema, new ConstantPool()));
    }
}
