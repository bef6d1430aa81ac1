using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using VpcFlow.Fields;
using VpcFlow.Formats;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>
/// Represents the format of a flow log: its columns in the order of a line. AWS calls it the log format. Two formats are equal if lines are
/// read in the same way: if they have the same fields in the same columns, whatever the names of skipped columns.
/// </summary>
public sealed class FlowLogFormat : IEquatable<FlowLogFormat>
{
    private FlowLogFormat(ImmutableArray<FlowLogColumn> columns)
    {
        Columns = columns;
        Fields = [.. columns.Select(c => c.Field).OfType<FlowLogField>()];
    }

    /// <summary>The columns in the order of the line: the fields, and among them the columns that are skipped.</summary>
    public ImmutableArray<FlowLogColumn> Columns { get; }

    /// <summary>The fields in the order of the line, without skipped columns; there is at least one, and none appears twice.</summary>
    public ImmutableArray<FlowLogField> Fields { get; }

    /// <summary>The names that <see cref="TryGetPreset"/> accepts: <c>default</c>, <c>v3</c> … <c>v11</c>, <c>tgw</c>.</summary>
    public static ImmutableArray<string> PresetNames { get; } = [.. FlowLogPresets.All.Select(p => p.Name)];

    /// <summary>The name of the well-known format that has exactly these columns in this order, or <see langword="null"/>.</summary>
    public string? PresetName => PresetFields.FindPreset(Columns)?.Name;

    /// <summary>The flow log version that AWS writes into the lines of this format: the highest among its fields, 2 to 11.</summary>
    public int Version => Fields.Max(f => FlowLogFieldCatalogue.Get(f).Version);

    /// <summary>
    /// Parses a format in any spelling, or a mix of them: <c>${account-id}</c> (AWS's LogFormat), also as <c>$${account-id}</c> and
    /// <c>\${account-id}</c>, <c>account-id</c> (the header of S3 files), <c>account_id</c> (Parquet, Athena) and <c>accountId</c>
    /// (CloudWatch Logs Insights). Names are separated by white space, commas or both; quotes around the whole are ignored.
    /// </summary>
    /// <remarks>
    /// <c>?name</c> and <c>${?name}</c> are columns to skip, whose names need not be fields. Of a field that appears several times,
    /// the first column counts, and the others are skipped.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogFormatException">The text contains no field, an unknown field, or something else.</exception>
    public static FlowLogFormat Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ParsedFormat parsed = FormatParser.Parse(text);
        return parsed.Errors.IsEmpty ? new FlowLogFormat(parsed.Columns) : throw new FlowLogFormatException(text, parsed.Errors);
    }

    /// <summary>Parses a format as <see cref="Parse"/> does, but returns <see langword="false"/> instead of throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        ParsedFormat? parsed = text is null ? null : FormatParser.Parse(text);
        format = parsed is { Errors.IsEmpty: true } ? new FlowLogFormat(parsed.Columns) : null;
        return format is not null;
    }

    /// <summary>Creates a format from fields.</summary>
    /// <exception cref="ArgumentException">There are no fields, a field appears twice, or a value is not a field.</exception>
    public static FlowLogFormat Create(params ReadOnlySpan<FlowLogField> fields)
    {
        if (fields.IsEmpty)
            throw new ArgumentException("A format has at least one field.", nameof(fields));
        ImmutableArray<FlowLogField> copy = [.. fields];
        foreach (FlowLogField field in copy)
        {
            if (!Enum.IsDefined(field))
                throw new ArgumentException($"{(int)field} is not a flow log field.", nameof(fields));
            if (copy.Count(f => f == field) > 1)
                throw new ArgumentException($"'{FlowLogFieldCatalogue.Get(field).Name}' appears twice in the format.", nameof(fields));
        }

        return new FlowLogFormat([.. copy.Select(FlowLogColumn.Of)]);
    }

    /// <summary>Finds a well-known format by its name, one of <see cref="PresetNames"/> in any case.</summary>
    public static bool TryGetPreset(string name, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        format = FlowLogPresets.Find(name) is { } preset ? Parse(preset.Format) : null;
        return format is not null;
    }

    /// <summary>
    /// Parses a line as the header of a flow log file. Succeeds if most of its tokens are shaped like names of fields, at least three of
    /// them, or half of fewer than six, are such names, and none is a number, an address or <c>-</c>. A leading byte order mark and white
    /// space around the line are ignored.
    /// </summary>
    /// <remarks>
    /// Columns with names that are not fields are skipped, and so are those of a field that an earlier column has; see
    /// <see cref="Columns"/>.
    /// </remarks>
    /// <param name="line">One line of UTF-8 text, with or without its line end.</param>
    /// <param name="format">Receives the format that the header names.</param>
    public static bool TryParseHeader(ReadOnlySpan<byte> line, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        return HeaderLine.TryRead(line, out format);
    }

    /// <summary>Returns the position of a field's column in the line, from 0; -1 if the format does not contain it.</summary>
    public int IndexOf(FlowLogField field)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Field == field)
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Whether records in this format and in another can be told apart where there is no header: by the number of columns, or by a column
    /// in which one of them has a number, an address, an action or a log status, and the other something else.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public bool IsToldFrom(FlowLogFormat other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Columns.Length != Columns.Length)
            return true;
        for (int i = 0; i < Columns.Length; i++)
        {
            if (new ColumnShape(Columns[i]).IsToldFrom(new ColumnShape(other.Columns[i])))
                return true;
        }

        return false;
    }

    /// <summary>Returns the header line of files in this format, <c>version account-id …</c>, without a line end.</summary>
    public string ToHeader() => string.Join(' ', Columns.Select(c => c.Name));

    /// <summary>Returns the format as AWS writes it, <c>${version} ${account-id} …</c>, with skipped columns as <c>${?name}</c>.</summary>
    public override string ToString() => string.Join(' ', Columns);

    /// <inheritdoc/>
    public bool Equals(FlowLogFormat? other)
    {
        if (other is null || other.Columns.Length != Columns.Length)
            return false;
        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Field != other.Columns[i].Field)
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FlowLogFormat);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (FlowLogColumn column in Columns)
            hash.Add(column.Field);
        return hash.ToHashCode();
    }

    /// <summary>Creates a format from columns.</summary>
    /// <param name="columns">At least one column of a field, at most <see cref="RecordPlan.MaxSlots"/> columns, and no field twice.</param>
    internal static FlowLogFormat Create(ImmutableArray<FlowLogColumn> columns) => new(columns);
}
