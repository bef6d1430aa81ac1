using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using VpcFlow.Fields;
using VpcFlow.Formats;
using VpcFlow.Records;

namespace VpcFlow;

/// <summary>Represents the format of a flow log: its fields in the order of a line. AWS calls it the log format.</summary>
public sealed class FlowLogFormat : IEquatable<FlowLogFormat>
{
    private FlowLogFormat(ImmutableArray<FlowLogField> fields) => Fields = fields;

    /// <summary>The fields in the order of the line; there is at least one, and none appears twice.</summary>
    public ImmutableArray<FlowLogField> Fields { get; }

    /// <summary>The names that <see cref="TryGetPreset"/> accepts: <c>default</c>, <c>v3</c> … <c>v11</c>, <c>tgw</c>.</summary>
    public static ImmutableArray<string> PresetNames { get; } = [.. FlowLogPresets.All.Select(p => p.Name)];

    /// <summary>The name of the well-known format that has exactly these fields in this order, or <see langword="null"/>.</summary>
    public string? PresetName => PresetFields.FindPreset(Fields)?.Name;

    /// <summary>The flow log version that AWS writes into the lines of this format: the highest among its fields, 2 to 11.</summary>
    public int Version => Fields.Max(f => FlowLogFieldCatalogue.Get(f).Version);

    /// <summary>
    /// Parses a format in any spelling, or a mix of them: <c>${account-id}</c> (AWS's LogFormat), <c>account-id</c> (the header of S3
    /// files), <c>account_id</c> (Parquet, Athena), separated by white space.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FlowLogFormatException">The text contains no field, an unknown field, a field twice, or something else.</exception>
    public static FlowLogFormat Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ParsedFormat parsed = FormatParser.Parse(text);
        return parsed.Errors.IsEmpty ? new FlowLogFormat(parsed.Fields) : throw new FlowLogFormatException(text, parsed.Errors);
    }

    /// <summary>Parses a format as <see cref="Parse"/> does, but returns <see langword="false"/> instead of throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        ParsedFormat? parsed = text is null ? null : FormatParser.Parse(text);
        format = parsed is { Errors.IsEmpty: true } ? new FlowLogFormat(parsed.Fields) : null;
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

        return new FlowLogFormat(copy);
    }

    /// <summary>Finds a well-known format by its name, one of <see cref="PresetNames"/> in any case.</summary>
    public static bool TryGetPreset(string name, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        format = FlowLogPresets.Find(name) is { } preset ? Parse(preset.Format) : null;
        return format is not null;
    }

    /// <summary>
    /// Parses a line as the header of a flow log file. Succeeds if every token is the name of a field, in either spelling, and none appears
    /// twice; a leading byte order mark and white space around the line are ignored.
    /// </summary>
    /// <param name="line">One line of UTF-8 text, with or without its line end.</param>
    /// <param name="format">Receives the format that the header names.</param>
    public static bool TryParseHeader(ReadOnlySpan<byte> line, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        return HeaderLine.TryRead(line, out format);
    }

    /// <summary>Returns the position of a field in the line, from 0; -1 if the format does not contain it.</summary>
    public int IndexOf(FlowLogField field) => Fields.IndexOf(field);

    /// <summary>Returns the header line of files in this format, <c>version account-id …</c>, without a line end.</summary>
    public string ToHeader() => Join("", "");

    /// <summary>Returns the format as AWS writes it: <c>${version} ${account-id} …</c>.</summary>
    public override string ToString() => Join("${", "}");

    /// <inheritdoc/>
    public bool Equals(FlowLogFormat? other) => other is not null && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FlowLogFormat);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (FlowLogField field in Fields)
            hash.Add(field);
        return hash.ToHashCode();
    }

    private string Join(string before, string after)
    {
        var text = new StringBuilder();
        foreach (FlowLogField field in Fields)
            text.Append(text.Length == 0 ? "" : " ").Append(before).Append(FlowLogFieldCatalogue.Get(field).Name).Append(after);
        return text.ToString();
    }
}
