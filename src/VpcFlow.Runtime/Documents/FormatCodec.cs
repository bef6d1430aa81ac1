using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Reads the lines of a format and writes them as documents. Safe for use by several threads at once.</summary>
/// <param name="decoder">Decodes lines.</param>
/// <param name="writer">Writes the documents of decoded lines; <see langword="null"/> for the interpreter of the plan.</param>
/// <param name="interpreted">The interpreter of the plan, created when it is first needed.</param>
/// <param name="documents">The schema of the documents.</param>
internal sealed class FormatCodec(RowDecoder decoder, RowWriter? writer, Lazy<InterpretedWriter> interpreted, DocumentSchema documents)
{
    public FlowLogFormat Format => decoder.Format;

    public RowSchema Schema => decoder.Schema;

    public RowDecoder Decoder => decoder;

    /// <summary>Writes the documents of decoded lines.</summary>
    public RowWriter Writer => writer ?? CarefulWriter;

    /// <summary>Writes the documents of records that the line reader read.</summary>
    public InterpretedWriter CarefulWriter => interpreted.Value;

    /// <summary>Writes the documents that replace rejected lines.</summary>
    public ErrorDocument ErrorDocument => field ??= new ErrorDocument(documents);

    /// <summary>Whether the source generator wrote the code that reads the lines.</summary>
    public bool IsGenerated => writer is not null;

    /// <summary>Creates the interpreter of a format.</summary>
    public static Lazy<InterpretedWriter> Interpret(RowSchema schema, FlowLogParserOptions options)
    {
        DocumentSchema documents = options.Schema; // not inside the lambda: an unknown version is refused at once
        var shape = new DocumentOptions(options.PreserveOriginal);
        return new(() => new InterpretedWriter(schema, documents, shape));
    }
}
