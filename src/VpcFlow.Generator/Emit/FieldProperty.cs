using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Describes the property of a field, in records and in copies of them.</summary>
internal static class FieldProperty
{
    public static string Type(FieldSlot slot) => slot.Info.Kind switch
    {
        FlowLogFieldKind.Integer => "int?",
        FlowLogFieldKind.Long => "long?",
        FlowLogFieldKind.Port => "ushort?",
        FlowLogFieldKind.Protocol => "byte?",
        FlowLogFieldKind.TcpFlags => "global::VpcFlow.FlowLogTcpFlags?",
        FlowLogFieldKind.Time => "global::System.DateTimeOffset?",
        FlowLogFieldKind.Address => $"{Names.Address}?",
        FlowLogFieldKind.Action => "global::VpcFlow.FlowLogAction",
        FlowLogFieldKind.LogStatus => "global::VpcFlow.FlowLogDataStatus",
        FlowLogFieldKind.Text => Names.Span,
        _ => throw new InvalidOperationException($"{slot.Info.Kind} is not a kind of field."),
    };

    /// <summary>Returns the documentation comment.</summary>
    public static string Summary(FieldSlot slot) => $"/// <summary><c>{slot.Info.Name}</c>: {Xml(slot.Info.Description)}</summary>";

    private static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
