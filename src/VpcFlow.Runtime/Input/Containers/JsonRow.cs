using System.Buffers;
using System.Text;
using VpcFlow.Formatting;
using VpcFlow.Records;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Reads a JSON object whose members are the fields of a record, as Athena, Parquet tools and CloudWatch Logs Insights write them.
/// </summary>
internal sealed class JsonRow(RowColumns columns)
{
    private const int MaxNames = 1024;
    private const int MaxNameLength = 64;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Writes an object as a line; returns what is wrong with it, in words, or <see langword="null"/>.</summary>
    /// <param name="value">A complete object.</param>
    /// <param name="origin">Where it is.</param>
    public string? TryWrite(ReadOnlySpan<byte> value, LineOrigin origin)
    {
        columns.Begin();
        var scanner = new JsonScanner(value);
        scanner.TryEnterObject();
        for (bool any = false; scanner.HasMember(any); any = true)
        {
            if (!scanner.TryReadName(out ReadOnlySpan<byte> name))
                return "malformed JSON";
            bool isText = scanner.IsAtString;
            bool isNested = scanner.IsAtArray || scanner.IsAtObject;
            int start = scanner.Position;
            if (!scanner.TrySkipValue())
                return "malformed JSON";
            ReadOnlySpan<byte> member = value[start..scanner.Position];
            if (name.SequenceEqual("@timestamp"u8))
                origin.Time = SourceTime.Parse(member.Trim((byte)'"'));
            else if (!TrySet(name, member, isText, isNested))
                return $"the value {Shown(member)} of the member \"{PrintableText.Escape(Encoding.UTF8.GetString(name))}\"";
        }

        if (!scanner.TryLeaveObject())
            return "malformed JSON";
        columns.End(origin);
        return null;
    }

    /// <summary>Sets a value of the row; returns <see langword="false"/> if no line can contain it.</summary>
    private bool TrySet(ReadOnlySpan<byte> name, ReadOnlySpan<byte> member, bool isText, bool isNested)
    {
        string column = NameOf(name);
        int start = columns.Values.WrittenCount;
        if (isText)
            JsonEvent.Append(member, columns.Values);
        else if (!isNested && !member.SequenceEqual("null"u8))
            NumberText.Append(member, columns.Values);
        bool isFit = NumberText.IsOneToken(columns.Values.WrittenSpan[start..]);
        bool isField = RowNames.FindField(name) is not null;
        columns.Set(column, isFit ? start : columns.Values.WrittenCount);

        // What is in columns that are not fields does not matter.
        return !isField || (isFit && !isNested);
    }

    private string NameOf(ReadOnlySpan<byte> name)
    {
        // Names are few, and the objects are many.
        if (name.Length > MaxNameLength)
            return RowNames.ToHeaderName(name);
        Span<char> characters = stackalloc char[MaxNameLength];
        characters = characters[..Encoding.Latin1.GetChars(name, characters)];
        if (_names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(characters, out string? known))
            return known;
        known = RowNames.ToHeaderName(name);
        if (_names.Count < MaxNames)
            _names.Add(characters.ToString(), known);
        return known;
    }

    private static string Shown(ReadOnlySpan<byte> member)
        => PrintableText.Escape(Encoding.UTF8.GetString(member[..Math.Min(member.Length, 64)]));
}
