using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Reads the lines of a format and writes them as documents. Safe for use by several threads at once.</summary>
/// <param name="decoder">Decodes lines.</param>
/// <param name="writer">
/// Writes the documents of decoded lines; <see langword="null"/> if what writes those of all other records also writes these.
/// </param>
/// <param name="careful">Returns what writes the documents of other records, always the same.</param>
/// <param name="documents">The schema of the documents; <see langword="null"/> if rejected lines have none.</param>
internal sealed class FormatCodec(RowDecoder decoder, RowWriter? writer, Func<RecordWriter> careful, DocumentSchema? documents)
{
    public FlowLogFormat Format => decoder.Format;

    public RowSchema Schema => decoder.Schema;

    public RowDecoder Decoder => decoder;

    /// <summary>Writes the documents of decoded lines.</summary>
    public RowWriter Writer => writer ?? CarefulWriter;

    /// <summary>Writes the documents of records that the line reader read.</summary>
    public RecordWriter CarefulWriter => careful();

    /// <summary>Writes the documents that replace rejected lines.</summary>
    public ErrorDocument ErrorDocument
        => field ??= new ErrorDocument(documents ?? throw new InvalidOperationException("Rejected lines have no documents here."));

    /// <summary>Whether the source generator wrote the code that reads the lines.</summary>
    public bool IsGenerated => decoder is not InterpretedDecoder;

    /// <summary>Creates the codec of a parser that interprets the documents of all records.</summary>
    /// <param name="decoder">Decodes lines.</param>
    /// <param name="options">The shape of the documents.</param>
    public static FormatCodec Create(RowDecoder decoder, FlowLogParserOptions options)
    {
        var interpreted = Interpret(decoder.Schema, options);
        return new FormatCodec(decoder, null, () => interpreted.Value, options.Schema);
    }

    /// <summary>Creates the interpreter of a format.</summary>
    public static Lazy<InterpretedWriter> Interpret(RowSchema schema, FlowLogParserOptions options)
    {
        DocumentSchema documents = options.Schema; // not inside the lambda: an unknown version is refused at once
        var shape = new DocumentOptions(options.PreserveOriginal);
        return new(() => new InterpretedWriter(schema, documents, shape));
    }
}
