using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the code that the runtime's loops call: decoding, the message of the Community ID, and the documents.</summary>
internal static class CodecEmitter
{
    private const string DocumentParameters =
        "ref byte output, ref byte text, ref uint starts, ref " + Names.Header + " header, ref RecordRow row, ref byte communityId, "
        + Names.Context + " context";

    public static void Emit(SourceWriter writer, RecordPlan plan, RowLayout layout, DocumentSchema schema, DocumentOptions options)
    {
        int[] dense = DenseSlots(plan);
        var literals = new LiteralPool();
        DocumentPlan document = DocumentPlan.Create(plan, schema, options with { Fragments = true }, dense.Contains);
        writer.Lines($"""
            /// <summary>The code for this format, which the runtime calls.</summary>
            {Names.Generated}
            {Names.Hidden}
            """);
        using (writer.BeginBlock("internal readonly struct RecordCodec : global::VpcFlow.Generated.IRecordCodec<RecordRow>"))
        {
            writer.Lines($"""
                public static int FieldCount => {Names.Number(plan.Slots.Length)};

                public static bool HasFastPath => {(plan.HasFastPath ? "true" : "false")};

                public static ulong DenseFields => {Names.Mask(dense)};

                public static ulong CommunityIdFields => {Names.Mask(CommunityIdSlots(plan))};

                public static int DocumentFixedSize => {Names.Number(document.FixedSize)};

                public static int DocumentCopiesOfLine => {Names.Number(document.CopiesOfLine)};

                """);
            DecodeEmitter.Emit(writer, layout);
            EmitFlow(writer, plan);
            EmitDocument(writer, plan, literals, document);
            if (plan.HasFastPath)
                literals.Emit(writer);
        }
    }

    /// <summary>
    /// Returns the fields that AWS fills in every record of traffic, those of version 2; none without a fast path, since all documents are
    /// then interpreted.
    /// </summary>
    private static int[] DenseSlots(RecordPlan plan)
        => plan.HasFastPath ? plan.DecodedSlots.Where(s => s.Info.Version == 2).Select(s => s.Index).ToArray() : [];

    private static int[] CommunityIdSlots(RecordPlan plan)
        => plan.HasCommunityId
            ? [plan.SlotOf(FlowLogField.SourceAddress), plan.SlotOf(FlowLogField.DestinationAddress), plan.SlotOf(FlowLogField.Protocol)]
            : [];

    private static void EmitFlow(SourceWriter writer, RecordPlan plan)
    {
        int sourcePort = plan.SlotOf(FlowLogField.SourcePort);
        int destinationPort = plan.SlotOf(FlowLogField.DestinationPort);
        string ports = sourcePort >= 0 && destinationPort >= 0
            ? $"(header.Absent & {Names.Mask([sourcePort, destinationPort])}) == 0UL, row.SourcePort, row.DestinationPort"
            : "false, 0, 0";
        if (plan.HasCommunityId)
            writer.Line(Names.Hot);
        using (writer.BeginBlock($"public static void WriteFlow(ref {Names.Header} header, ref RecordRow row, ref byte block)"))
        {
            if (plan.HasCommunityId)
                writer.Line($"{Names.Writer}.Flow(ref block, ref row.SourceAddress, ref row.DestinationAddress, row.Protocol, {ports});");
        }

        writer.Line();
    }

    /// <summary>
    /// Emits one method, for records that have all of the dense fields; the runtime interprets the documents of the others.
    /// </summary>
    private static void EmitDocument(SourceWriter writer, RecordPlan plan, LiteralPool literals, DocumentPlan document)
    {
        if (plan.HasFastPath)
            writer.Line(Names.Hot);
        string head = $"public static {Names.Offset} WriteDocument<{Names.Fragments}>({DocumentParameters})";
        using (writer.BeginBlock(head + $" where {Names.Fragments} : struct"))
        {
            if (plan.HasFastPath)
                new DocumentEmitter(writer, plan, literals).Emit(document);
            else
                writer.Line("return 0; // all lines of this format are read carefully, and their documents are interpreted");
        }

        writer.Line();
    }
}
