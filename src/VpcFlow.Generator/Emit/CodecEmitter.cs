using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the code that the runtime's loops call: decoding, the message of the Community ID, and the documents.</summary>
internal static class CodecEmitter
{
    public static void Emit(SourceWriter writer, RecordPlan plan, RowLayout layout)
    {
        int[] dense = DenseSlots(plan);
        var literals = new LiteralPool();
        DocumentPlan sparseDocument = DocumentPlan.Create(plan, static _ => false);
        writer.Line("/// <summary>The code for this format, which the runtime calls.</summary>");
        writer.Line(Names.Generated);
        writer.Line(Names.Hidden);
        using (writer.BeginBlock("internal readonly struct RecordCodec : global::VpcFlow.Generated.IRecordCodec<RecordRow>"))
        {
            writer.Line($"public static int FieldCount => {Names.Number(plan.Slots.Length)};");
            writer.Line();
            writer.Line($"public static bool HasFastPath => {(plan.HasFastPath ? "true" : "false")};");
            writer.Line();
            writer.Line($"public static ulong DenseFields => {Names.Mask(dense)};");
            writer.Line();
            writer.Line($"public static ulong CommunityIdFields => {Names.Mask(CommunityIdSlots(plan))};");
            writer.Line();
            writer.Line($"public static int DocumentFixedSize => {Names.Number(sparseDocument.FixedSize)};");
            writer.Line();
            writer.Line($"public static int DocumentCopiesOfLine => {Names.Number(sparseDocument.CopiesOfLine)};");
            writer.Line();
            DecodeEmitter.Emit(writer, layout);
            EmitFlow(writer, plan);
            EmitDocument(writer, plan, literals, "WriteDense", DocumentPlan.Create(plan, dense.Contains));
            if (dense.Length > 0)
                EmitDocument(writer, plan, literals, "WriteSparse", sparseDocument);
            else
                EmitForward(writer);
            if (plan.HasFastPath)
                literals.Emit(writer);
        }
    }

    /// <summary>The fields that AWS fills in every record of traffic: those of version 2. Without a fast path there is nothing to choose between.</summary>
    private static int[] DenseSlots(RecordPlan plan)
        => plan.HasFastPath ? plan.DecodedSlots.Where(s => s.Info.Version == 2).Select(s => s.Index).ToArray() : [];

    private static int[] CommunityIdSlots(RecordPlan plan)
        => plan.HasCommunityId
            ? [plan.SlotOf(FlowLogField.SourceAddress), plan.SlotOf(FlowLogField.DestinationAddress), plan.SlotOf(FlowLogField.Protocol)]
            : [];

    private static void EmitFlow(SourceWriter writer, RecordPlan plan)
    {
        if (plan.HasCommunityId)
            writer.Line(Names.Hot);
        using (writer.BeginBlock($"public static void WriteFlow(ref {Names.Header} header, ref RecordRow row, ref byte block)"))
        {
            if (plan.HasCommunityId)
            {
                int sourcePort = plan.SlotOf(FlowLogField.SourcePort);
                int destinationPort = plan.SlotOf(FlowLogField.DestinationPort);
                bool hasPorts = sourcePort >= 0 && destinationPort >= 0;
                string ports = hasPorts
                    ? $"(header.Absent & {Names.Mask([sourcePort, destinationPort])}) == 0, row.SourcePort, row.DestinationPort"
                    : "false, 0, 0";
                writer.Line($"{Names.Writer}.Flow(ref block, ref row.SourceAddress, ref row.DestinationAddress, row.Protocol, {ports});");
            }
        }

        writer.Line();
    }

    private static void EmitDocument(SourceWriter writer, RecordPlan plan, LiteralPool literals, string name, DocumentPlan document)
    {
        if (plan.HasFastPath)
            writer.Line(Names.Hot);
        using (writer.BeginBlock($"public static {Names.Offset} {name}{DocumentParameters}"))
        {
            if (plan.HasFastPath)
                new DocumentEmitter(writer, plan, literals).Emit(document);
            else
                writer.Line("return 0; // lines of this format are always read by the interpreted parser");
        }

        writer.Line();
    }

    private static void EmitForward(SourceWriter writer)
    {
        writer.Line($"public static {Names.Offset} WriteSparse{DocumentParameters}");
        writer.Line("    => WriteDense(ref output, ref text, ref starts, ref header, ref row, ref communityId, state);");
        writer.Line();
    }

    private const string DocumentParameters =
        "(ref byte output, ref byte text, ref uint starts, ref " + Names.Header + " header, ref RecordRow row, ref byte communityId, " + Names.State + " state)";
}
