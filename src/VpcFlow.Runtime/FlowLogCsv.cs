using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using VpcFlow.Documents;
using VpcFlow.Documents.Csv;
using VpcFlow.Fields;

namespace VpcFlow;

/// <summary>
/// Represents the columns of a CSV file, to which <see cref="FlowLogBatch.WriteCsv(IBufferWriter{byte}, FlowLogCsv, EcsWriterOptions)"/>
/// writes records. Safe for use by several threads at once.
/// </summary>
/// <remarks>
/// CSV as in RFC 4180, in UTF-8, except that lines end with a line feed alone: values are as they were logged, in quotes only if they
/// contain a comma, a quote or a line end; an absent value is empty. A row whose only column is absent is an empty value in quotes, since
/// readers skip blank lines. Values are not changed for spreadsheets, which may take a value that begins with <c>=</c>, <c>+</c>, <c>-</c>
/// or <c>@</c> for a formula: import such files as text.
/// </remarks>
public sealed class FlowLogCsv
{
    private readonly ConditionalWeakTable<FormatCodec, FormatCodec> _codecs = [];
    private readonly bool _isChoice;

    /// <summary>Creates chosen columns. Other fields of records are left out.</summary>
    /// <param name="columns">The columns in their order.</param>
    /// <exception cref="ArgumentException">There are no columns, a field appears twice, or a value is not a field.</exception>
    public FlowLogCsv(params ReadOnlySpan<FlowLogField> columns)
        : this(FlowLogFormat.Create(columns).Fields, isChoice: true)
    {
    }

    private FlowLogCsv(ImmutableArray<FlowLogField> columns, bool isChoice)
    {
        Columns = columns;
        _isChoice = isChoice;
    }

    /// <summary>The columns in their order.</summary>
    public ImmutableArray<FlowLogField> Columns { get; }

    /// <summary>
    /// Creates a column for each field that a parser reads, in the order of its format. A record of another format that has further fields
    /// can't be written.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="parser"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The parser reads no field: its reader was told to read others than its format has.</exception>
    public static FlowLogCsv AllOf(FlowLogParser parser)
    {
        ArgumentNullException.ThrowIfNull(parser);
        return parser.FieldsRead.IsEmpty
            ? throw new ArgumentException($"None of the fields to read is in the format {parser.Format.ToHeader()}.", nameof(parser))
            : new FlowLogCsv(parser.FieldsRead, isChoice: false);
    }

    /// <summary>Writes the header line: the names of the columns as in AWS's Parquet files and Athena tables.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="output"/> is <see langword="null"/>.</exception>
    public void WriteHeader(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        Encoding.ASCII.GetBytes(string.Join(',', Columns.Select(c => FlowLogFieldCatalogue.Get(c).ColumnName)) + "\n", output);
    }

    /// <summary>Returns what writes the records of a parser.</summary>
    /// <exception cref="FlowLogColumnException">The parser reads a field without a column, and the columns were not chosen.</exception>
    internal FormatCodec CodecFor(FlowLogParser parser)
    {
        if (!_isChoice && parser.FieldsRead.RemoveRange(Columns) is { IsEmpty: false } others)
            throw new FlowLogColumnException(Columns, others);
        return _codecs.GetValue(parser.Codec, Create);
    }

    private FormatCodec Create(FormatCodec parsed)
    {
        var writer = new CsvWriter(parsed.Schema, Columns);
        return new FormatCodec(parsed.Decoder, writer, () => writer, documents: null);
    }
}
