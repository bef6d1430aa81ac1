using System.Globalization;
using System.Text;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>How things are called in generated code; types of other assemblies always by their full name.</summary>
internal static class Names
{
    public const string Span = "global::System.ReadOnlySpan<byte>";
    public const string Stream = "global::System.IO.Stream";
    public const string PipeReader = "global::System.IO.Pipelines.PipeReader";
    public const string Sequence = "global::System.Buffers.ReadOnlySequence<byte>";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string Address = "global::VpcFlow.FlowLogAddress";
    public const string Batch = "global::VpcFlow.FlowLogBatch";
    public const string RecordFields = "global::VpcFlow.Generated.RecordFields";
    public const string AnyRecord = "global::VpcFlow.FlowLogRecord";
    public const string Header = "global::VpcFlow.Generated.RecordHeader";
    // Aliases of the generated file, with names that no user takes: what stands in every line must be short to be readable.
    public const string Decoder = "__Decoder";
    public const string Field = "__Field";
    public const string Writer = "__Writer";
    // Not the keywords: a type of the user called nint would take their place.
    public const string Offset = "__Offset";
    public const string State = "global::VpcFlow.Generated.DocumentContext";
    /// <summary>
    /// Compiled once and fully optimised, whoever calls it. Not inlined: a profile would else move it into a caller whose code is worse.
    /// </summary>
    public const string Hot = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    /// <summary>Compiled into the runtime's loop, where it calls nothing and so keeps its values in registers.</summary>
    public const string Inlined = "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";
    public const string ShownAsText = "[global::System.Diagnostics.DebuggerDisplay(\"{ToString(),nq}\")]";
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static string Generated { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"VpcFlow.Generator\", \"{typeof(Names).Assembly.GetName().Version!.ToString(3)}\")]";

    public static (string Alias, string Type)[] Aliases { get; } =
    [
        (Decoder, "global::VpcFlow.Generated.FieldDecoder"),
        (Field, "global::VpcFlow.Generated.FieldValue"),
        (Offset, "global::System.IntPtr"),
        (Writer, "global::VpcFlow.Generated.DocumentWriter"),
    ];

    public static string Property(FieldSlot slot) => slot.Info.PropertyName;

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A mask with the bits of fields, by their places in the line.</summary>
    public static string Mask(IEnumerable<int> slots)
        => "0x" + slots.Where(s => s < 64).Aggregate(0UL, (mask, slot) => mask | (1UL << slot)).ToString("X", CultureInfo.InvariantCulture) + "UL";

    /// <summary>A UTF-8 literal of ASCII text.</summary>
    public static string Utf8(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (c == '\n')
                literal.Append("\\n");
            else
                literal.Append(c);
        }

        return literal.Append("\"u8").ToString();
    }
}
