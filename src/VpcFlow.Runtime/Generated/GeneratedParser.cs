using System.ComponentModel;
using System.Runtime.CompilerServices;
using VpcFlow.Documents;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Generated;

/// <summary>Creates the parser of a format from the code that the generator wrote for it, and reads single lines with it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedParser
{
    /// <summary>Creates a parser.</summary>
    /// <typeparam name="TCodec">The code.</typeparam>
    /// <typeparam name="TRow">The decoded values of a record.</typeparam>
    /// <param name="format">The format that the code was written for.</param>
    /// <param name="options">The options that the code was written for.</param>
    /// <exception cref="InvalidOperationException">The code was written for another version of the runtime.</exception>
    public static FlowLogParser Create<TCodec, TRow>(FlowLogFormat format, FlowLogParserOptions options)
        where TCodec : struct, IRecordCodec<TRow>
        where TRow : unmanaged
    {
        RecordPlan plan = FlowLogParser.CreatePlan(format, options);
        var schema = new RowSchema(plan);
        if (Unsafe.SizeOf<TRow>() != schema.Layout.Size || TCodec.FieldCount != schema.FieldCount)
        {
            throw new InvalidOperationException(
                $"The generated parser of the format {format.ToHeader()} does not match this version of the runtime; "
                + "rebuild the project.");
        }

        var interpreted = FormatCodec.Interpret(schema, options);
        var writer = new GeneratedWriter<TCodec, TRow>(schema, interpreted);
        var decoder = new GeneratedDecoder<TCodec, TRow>(schema, format);
        return new FlowLogParser(options, new FormatCodec(decoder, writer, () => interpreted.Value, options.Schema));
    }

    /// <summary>Reads the only record of a text; returns <see langword="false"/> if the text is anything else.</summary>
    /// <typeparam name="TCodec">The code of the format.</typeparam>
    /// <typeparam name="TRow">The decoded values of a record.</typeparam>
    /// <param name="parser">The parser of the format.</param>
    /// <param name="line">The text.</param>
    /// <param name="record">Receives a reader at the record, independent of any buffers.</param>
    public static bool TryRead<TCodec, TRow>(FlowLogParser parser, ReadOnlySpan<byte> line, out RecordReader<TCodec, TRow> record)
        where TCodec : struct, IRecordCodec<TRow>
        where TRow : unmanaged
    {
        using var reader = new RecordReader<TCodec, TRow>(parser, line, null);
        if (reader.MoveNext())
        {
            record = reader.Detach();
            if (!reader.MoveNext() && reader.Summary.RejectedLines == 0)
                return true;
        }

        record = default;
        return false;
    }
}
