using System.Text;
using VpcFlow.Fields;

namespace VpcFlow.Input.Containers;

/// <summary>
/// Names of columns and members as header names. Fields are found in any spelling: only letters and digits count, and not their case, so
/// that <c>log-status</c>, <c>log_status</c> and <c>logStatus</c> are the same.
/// </summary>
internal static class RowNames
{
    private const int MaxLength = 64;

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> s_fields = FlowLogFieldCatalogue.All
        .ToDictionary(f => new string([.. f.Name.Where(char.IsAsciiLetterOrDigit)]), f => f.Name, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Returns the name of the field that a column has; <see langword="null"/> if it is not a field.</summary>
    public static string? FindField(ReadOnlySpan<byte> column)
    {
        if (column.Length is 0 or > MaxLength)
            return null;
        Span<char> key = stackalloc char[MaxLength];
        int length = 0;
        foreach (byte c in column)
        {
            if (char.IsAsciiLetterOrDigit((char)c))
                key[length++] = char.ToLowerInvariant((char)c);
            else if (c is not ((byte)'-' or (byte)'_'))
                return null;
        }

        return s_fields.TryGetValue(key[..length], out string? name) ? name : null;
    }

    /// <summary>Whether so many columns are fields that each row is a record.</summary>
    public static bool AreOfRecords(int fields, int columns) => fields >= 3 || (columns < 6 && fields > 0 && 2 * fields >= columns);

    /// <summary>Returns the name for a header: that of the field, or the column's own with the characters that names have.</summary>
    public static string ToHeaderName(ReadOnlySpan<byte> column)
    {
        if (FindField(column) is { } field)
            return field;
        string name = new([.. Encoding.Latin1.GetString(column[..Math.Min(column.Length, MaxLength)])
            .Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]);
        name = name.Trim('-');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "column-" + name;
    }
}
