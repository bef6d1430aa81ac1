using System.Collections.Immutable;
using System.Text;
using VpcFlow.Fields;

namespace VpcFlow.Records;

/// <summary>Recognises header lines: every token is the name of a field, each stands once.</summary>
internal static class HeaderLine
{
    private const int MaxNameLength = 32;

    private static readonly Dictionary<string, FlowLogField> s_fields = FlowLogFieldCatalogue.All
        .SelectMany(f => new[] { (f.Name, f.Field), (f.ColumnName, f.Field) })
        .DistinctBy(f => f.Item1)
        .ToDictionary(f => f.Item1, f => f.Field, StringComparer.Ordinal);

    private static readonly Dictionary<string, FlowLogField>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_fields.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryRead(ReadOnlySpan<byte> line, out ImmutableArray<FlowLogField> fields)
    {
        fields = default;
        ReadOnlySpan<byte> rest = LineText.TrimEnd(LineText.TrimByteOrderMark(line));
        ImmutableArray<FlowLogField>.Builder found = ImmutableArray.CreateBuilder<FlowLogField>();
        while (true)
        {
            rest = rest.TrimStart((byte)' ');
            if (rest.IsEmpty)
                break;
            int end = rest.IndexOf((byte)' ');
            ReadOnlySpan<byte> token = end < 0 ? rest : rest[..end];
            if (!TryFind(token, out FlowLogField field) || found.Contains(field))
                return false;
            found.Add(field);
            rest = rest[token.Length..];
        }

        fields = found.ToImmutable();
        return !fields.IsEmpty;
    }

    /// <summary>Finds the field that a token names, with hyphens or underscores.</summary>
    public static bool TryFind(ReadOnlySpan<byte> token, out FlowLogField field)
    {
        field = default;

        // Names begin with a letter and are short: most tokens of records are told apart at once.
        if (token.Length is 0 or > MaxNameLength || token[0] is < (byte)'a' or > (byte)'z')
            return false;
        Span<char> name = stackalloc char[MaxNameLength];
        int length = Encoding.Latin1.GetChars(token, name);
        return s_lookup.TryGetValue(name[..length], out field);
    }
}
