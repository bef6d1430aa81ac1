using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using VpcFlow.Fields;

namespace VpcFlow.Records;

/// <summary>Recognises header lines: every token is the name of a field, and none occurs twice.</summary>
internal static class HeaderLine
{
    private const int MaxNameLength = 32;

    private static readonly Dictionary<string, FlowLogField> s_fields = FlowLogFieldCatalogue.All
        .SelectMany(f => new[] { (f.Name, f.Field), (f.ColumnName, f.Field) })
        .DistinctBy(f => f.Item1)
        .ToDictionary(f => f.Item1, f => f.Field, StringComparer.Ordinal);

    private static readonly Dictionary<string, FlowLogField>.AlternateLookup<ReadOnlySpan<char>> s_lookup =
        s_fields.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// For each first letter, a bit for each length of a name: this excludes most tokens of records without inspecting the rest of them.
    /// </summary>
    private static readonly ulong[] s_lengthsOfFirst = LengthsOfFirst();

    /// <summary>Parses a line as a header; ignores a byte order mark before it and its line end.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, [NotNullWhen(true)] out FlowLogFormat? format)
    {
        format = null;
        ReadOnlySpan<byte> rest = LineText.WithoutEnds(line).TrimStart((byte)' ');
        if (!TryFind(FirstToken(rest), out _))
            return false;
        ImmutableArray<FlowLogField>.Builder found = ImmutableArray.CreateBuilder<FlowLogField>();
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<byte> token = FirstToken(rest);
            if (!TryFind(token, out FlowLogField field) || found.Contains(field))
                return false;
            found.Add(field);
            rest = rest[token.Length..].TrimStart((byte)' ');
        }

        format = FlowLogFormat.Create(found.ToImmutable().AsSpan());
        return true;
    }

    private static ReadOnlySpan<byte> FirstToken(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)' ');
        return end < 0 ? text : text[..end];
    }

    /// <summary>Finds the field that a token names, with hyphens or underscores.</summary>
    private static bool TryFind(ReadOnlySpan<byte> token, out FlowLogField field)
    {
        field = default;
        if (token.Length is 0 or > MaxNameLength
            || token[0] is < (byte)'a' or > (byte)'z'
            || (s_lengthsOfFirst[token[0] - 'a'] >> token.Length & 1) == 0)
        {
            return false;
        }

        Span<char> name = stackalloc char[MaxNameLength];
        int length = Encoding.Latin1.GetChars(token, name);
        return s_lookup.TryGetValue(name[..length], out field);
    }

    private static ulong[] LengthsOfFirst()
    {
        var lengths = new ulong['z' - 'a' + 1];
        foreach (string name in s_fields.Keys)
            lengths[name[0] - 'a'] |= 1UL << name.Length;
        return lengths;
    }
}
