using System.Globalization;
using System.Text;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Model;

/// <summary>The names of things in generated code; types of other assemblies always by their full name.</summary>
internal static class Names
{
    public const string Span = "global::System.ReadOnlySpan<byte>";
    public const string Stream = "global::System.IO.Stream";
    public const string PipeReader = "global::System.IO.Pipelines.PipeReader";
    public const string Sequence = "global::System.Buffers.ReadOnlySequence<byte>";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
    public const string Output = "global::System.Buffers.IBufferWriter<byte>";
    public const string Address = "global::VpcFlow.FlowLogAddress";
    public const string Parser = "global::VpcFlow.FlowLogParser";
    public const string Batch = "global::VpcFlow.FlowLogBatch";
    public const string Summary = "global::VpcFlow.FlowLogSummary";
    public const string ReaderOptions = "global::VpcFlow.FlowLogReaderOptions";
    public const string WriterOptions = "global::VpcFlow.EcsWriterOptions";
    public const string AnyRecord = "global::VpcFlow.FlowLogRecord";
    public const string OwnedRecord = "global::VpcFlow.FlowLogOwnedRecord";

    public const string Reader = "global::VpcFlow.Generated.RecordReader<RecordCodec, RecordRow>";

    // Aliases in the generated file, with names that no user chooses: what occurs in every line must be short to be readable.
    public const string Decoder = "__Decoder";
    public const string Field = "__Field";
    public const string Writer = "__Writer";
    public const string Header = "__Header";
    public const string Context = "__Context";

    /// <summary>The type parameter of the method of documents.</summary>
    public const string Fragments = "TFragments";

    // Not the keyword, since a user's type named nint would hide it.
    public const string Offset = "__Offset";

    /// <summary>
    /// Compiled once and fully optimised, whatever calls it. Not inlined: a profile would move it into a caller whose code is worse.
    /// </summary>
    public const string Hot = "[__MethodImpl(__MethodImplOptions.AggressiveOptimization | __MethodImplOptions.NoInlining)]";

    /// <summary>Compiled into the runtime's loop, where it calls nothing and so keeps its values in registers.</summary>
    public const string Inlined = "[__MethodImpl(__MethodImplOptions.AggressiveInlining)]";
    public const string ShownAsText = "[__DebuggerDisplay(\"{ToString(),nq}\")]";
    public const string Hidden = "[__EditorBrowsable(__EditorBrowsableState.Never)]";

    public static string Generated { get; }
        = $"[__GeneratedCode(\"VpcFlow.Generator\", \"{typeof(Names).Assembly.GetName().Version!.ToString(3)}\")]";

    public static (string Alias, string Type)[] Aliases { get; } =
    [
        (Context, "global::VpcFlow.Generated.DocumentContext"),
        ("__DebuggerDisplay", "global::System.Diagnostics.DebuggerDisplayAttribute"),
        (Decoder, "global::VpcFlow.Generated.FieldDecoder"),
        ("__EditorBrowsable", "global::System.ComponentModel.EditorBrowsableAttribute"),
        ("__EditorBrowsableState", "global::System.ComponentModel.EditorBrowsableState"),
        (Field, "global::VpcFlow.Generated.FieldValue"),
        ("__GeneratedCode", "global::System.CodeDom.Compiler.GeneratedCodeAttribute"),
        (Header, "global::VpcFlow.Generated.RecordHeader"),
        ("__MethodImpl", "global::System.Runtime.CompilerServices.MethodImplAttribute"),
        ("__MethodImplOptions", "global::System.Runtime.CompilerServices.MethodImplOptions"),
        (Offset, "global::System.IntPtr"),
        (Writer, "global::VpcFlow.Generated.DocumentWriter"),
    ];

    public static string Property(FieldSlot slot) => slot.Info.PropertyName;

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a mask with the bits of fields, by their positions in the line.</summary>
    public static string Mask(IEnumerable<int> slots)
        => "0x"
            + slots.Where(s => s < 64).Aggregate(0UL, (mask, slot) => mask | (1UL << slot)).ToString("X", CultureInfo.InvariantCulture)
            + "UL";

    /// <summary>Returns a UTF-8 literal of ASCII text.</summary>
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
