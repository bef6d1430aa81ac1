using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using VpcFlow.Decoding;
using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>
/// Recognises header lines: the first token and most others are shaped like names of fields, enough of them are such names, and none is a
/// number, an address or <c>-</c>, which all occur in records.
/// </summary>
internal static class HeaderLine
{
    /// <summary>The length above which text is not shaped like a name.</summary>
    private const int MaxNameLength = 64;

    /// <summary>The number of known names that suffices, however long the line is.</summary>
    private const int EnoughNames = 3;

    private static readonly Dictionary<string, FlowLogField> s_fields = FlowLogFieldCatalogue.All
        .SelectMany(f => new[] { (f.Name, f.Field), (f.ColumnName, f.Field) })
        .DistinctBy(f => f.Item1)
        .ToDictionary(f => f.Item1, f => f.Field, StringComparer.Ordinal);

    private static readonly Dictionary<string, FlowLogField>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_fields.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, FlowLogFieldInfo>.AlternateLookup<ReadOnlySpan<char>> s_compactLookup =
        FlowLogFieldCatalogue.ByCompactName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// For each first letter, a bit for each length of a name: this excludes most tokens of records without inspecting the rest of them.
    /// </summary>
    private static readonly ulong[] s_lengthsOfFirst = LengthsOfFirst();

    /// <summary>Parses a line as a header; ignores a byte order mark before it and its line end.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        format = null;
        ReadOnlySpan<byte> text = LineText.WithoutEnds(line).TrimStart((byte)' ');
        if (!IsHeader(text))
            return false;
        ImmutableArray<FlowLogColumn>.Builder columns = ImmutableArray.CreateBuilder<FlowLogColumn>();
        ulong seenLow = 0;
        ulong seenHigh = 0;
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> token = FirstToken(text);
            ReadOnlySpan<byte> name = WithoutBraces(token);
            bool isField = TryFind(name, out FlowLogField field);
            ref ulong seen = ref (int)field < 64 ? ref seenLow : ref seenHigh;
            ulong bit = 1UL << ((int)field & 63);
            bool isFirst = isField && (seen & bit) == 0;
            if (isFirst)
                seen |= bit;
            string columnName = isField ? FlowLogFieldCatalogue.Get(field).Name : Encoding.Latin1.GetString(name);
            columns.Add(new FlowLogColumn(columnName, isFirst ? field : null));
            text = text[token.Length..].TrimStart((byte)' ');
        }

        format = FlowLogFormat.Create(columns.ToImmutable());
        return true;
    }

    private static bool IsHeader(ReadOnlySpan<byte> text)
    {
        if (!IsShaped(WithoutBraces(FirstToken(text))))
            return false;
        int tokens = 0;
        int shaped = 0;
        int known = 0;
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> token = FirstToken(text);
            ReadOnlySpan<byte> name = WithoutBraces(token);
            if (IsShaped(name))
            {
                shaped++;
                known += TryFind(name, out _) ? 1 : 0;
            }
            else if (IsValue(name) || name.Length > MaxNameLength)
            {
                return false;
            }

            if (++tokens > RecordPlan.MaxSlots)
                return false;
            text = text[token.Length..].TrimStart((byte)' ');
        }

        return 2 * shaped > tokens && (known >= EnoughNames || (tokens < 2 * EnoughNames && known > 0 && 2 * known >= tokens));
    }

    /// <summary>Whether a token is a lower-case letter and more letters, digits, hyphens or underscores.</summary>
    private static bool IsShaped(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name.Length > MaxNameLength || name[0] is < (byte)'a' or > (byte)'z')
            return false;
        bool hasCapital = false;
        bool hasSeparator = false;
        foreach (byte c in name)
        {
            hasCapital |= c is >= (byte)'A' and <= (byte)'Z';
            hasSeparator |= c is (byte)'-' or (byte)'_';
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_'))
                return false;
        }

        return !hasCapital || !hasSeparator;
    }

    /// <summary>Whether a token is a value that only records contain.</summary>
    private static bool IsValue(ReadOnlySpan<byte> text)
        => text is [(byte)'-'] || !text.ContainsAnyExceptInRange((byte)'0', (byte)'9') || AddressDecoder.TryDecode(text, out _, out _);

    private static ReadOnlySpan<byte> FirstToken(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)' ');
        return end < 0 ? text : text[..end];
    }

    private static ReadOnlySpan<byte> WithoutBraces(ReadOnlySpan<byte> token)
        => token.Length > 3 && token.StartsWith("${"u8) && token[^1] == '}' ? token[2..^1] : token;

    /// <summary>Finds the field that a token names, in any spelling.</summary>
    private static bool TryFind(ReadOnlySpan<byte> token, out FlowLogField field)
    {
        field = default;
        if (!IsShaped(token))
            return false;
        Span<char> name = stackalloc char[MaxNameLength];
        name = name[..Encoding.Latin1.GetChars(token, name)];
        if (token.ContainsAnyInRange((byte)'A', (byte)'Z'))
        {
            bool isCamelCase = s_compactLookup.TryGetValue(name, out FlowLogFieldInfo? info);
            field = isCamelCase ? info!.Field : default;
            return isCamelCase;
        }

        bool canBeName = token.Length < MaxNameLength && ((s_lengthsOfFirst[token[0] - 'a'] >> token.Length) & 1) != 0;
        return canBeName && s_lookup.TryGetValue(name, out field);
    }

    private static ulong[] LengthsOfFirst()
    {
        var lengths = new ulong['z' - 'a' + 1];
        foreach (string name in s_fields.Keys)
            lengths[name[0] - 'a'] |= 1UL << name.Length;
        return lengths;
    }
}
