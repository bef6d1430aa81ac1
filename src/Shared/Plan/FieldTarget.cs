namespace VpcFlow.Plan;

/// <summary>The form in which a member of a document shows a field.</summary>
internal enum TargetForm
{
    /// <summary>The text of the field as a JSON string.</summary>
    Text,

    /// <summary>A whole number as a JSON string.</summary>
    NumberText,

    /// <summary>A whole number as a JSON number.</summary>
    Number,

    /// <summary>A time as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    Time,

    /// <summary>A time as the number of Unix milliseconds.</summary>
    Milliseconds,

    /// <summary><c>ipv4</c> or <c>ipv6</c>, from an address.</summary>
    NetworkType,

    /// <summary>The IANA keyword of a protocol.</summary>
    Transport,

    /// <summary>The names of TCP flags as an array.</summary>
    TcpFlags,

    /// <summary><c>success</c> or <c>failure</c>, from an action.</summary>
    Outcome,

    /// <summary>A constant that is written if the field is present.</summary>
    Constant,

    /// <summary>A part of a <see cref="SchemaMember"/>, which is written once for all of its fields.</summary>
    Part,
}

/// <summary>A member of a document that a field maps to.</summary>
/// <param name="Path">The dotted path of the member.</param>
/// <param name="Form">The form in which it shows the field.</param>
internal sealed record FieldTarget(string Path, TargetForm Form)
{
    /// <summary>The text of a <see cref="TargetForm.Constant"/>.</summary>
    public string Constant { get; init; } = "";

    /// <summary>The index of a <see cref="TargetForm.Part"/> in the array that contains it, if it has a fixed one.</summary>
    public int? Index { get; init; }

    /// <summary>The target as text, as in <see cref="FlowLogFieldInfo.EcsTargets"/>.</summary>
    public string Notation => Form switch
    {
        TargetForm.NumberText => Path + ":string",
        TargetForm.Number or TargetForm.Milliseconds => Path + ":number",
        TargetForm.Constant => Path + "=" + Constant,
        TargetForm.Part => Index is { } index ? $"{Path}[{index}]" : Path,
        TargetForm.Text or TargetForm.Time or TargetForm.NetworkType or TargetForm.Transport or TargetForm.TcpFlags or TargetForm.Outcome
            => Path,
        _ => throw new InvalidOperationException($"{Form} is not a form of targets."),
    };

    /// <summary>Whether the form can show the field.</summary>
    public bool Fits(FieldSlot slot) => Form switch
    {
        TargetForm.Text or TargetForm.Constant or TargetForm.Part => true,
        TargetForm.NumberText or TargetForm.Number => slot.IsNumber,
        TargetForm.Time or TargetForm.Milliseconds => slot.Info.Kind == FlowLogFieldKind.Time,
        TargetForm.NetworkType => slot.IsAddress,
        TargetForm.Transport => slot.Info.Kind == FlowLogFieldKind.Protocol,
        TargetForm.TcpFlags => slot.Info.Kind == FlowLogFieldKind.TcpFlags,
        TargetForm.Outcome => slot.Info.Kind == FlowLogFieldKind.Action,
        _ => throw new InvalidOperationException($"{Form} is not a form of targets."),
    };
}
