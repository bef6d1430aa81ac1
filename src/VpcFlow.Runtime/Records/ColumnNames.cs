using System.Collections;

namespace VpcFlow.Records;

/// <summary>
/// The distinct names of skipped columns, in the order in which headers named them; compared by value, and limited, since an input can have
/// a header on every line.
/// </summary>
internal sealed class ColumnNames : IReadOnlyList<string>, IEquatable<ColumnNames>
{
    /// <summary>The number of names that are kept.</summary>
    public const int MaxCount = 128;

    private readonly string[] _names;

    private ColumnNames(string[] names) => _names = names;

    public static ColumnNames Empty { get; } = new([]);

    public int Count => _names.Length;

    public string this[int index] => _names[index];

    /// <summary>Returns these names and those of the columns of a header that are skipped.</summary>
    public ColumnNames With(FlowLogFormat header)
        => header.Columns.Length == header.Fields.Length ? this : With(header.Columns.Where(c => c.Field is null).Select(c => c.Name));

    /// <summary>Returns these names and others, as far as they are new.</summary>
    public ColumnNames With(IEnumerable<string> others)
    {
        string[] names = [.. _names.Union(others).Take(MaxCount)];
        return names.Length == _names.Length ? this : new ColumnNames(names);
    }

    public bool Equals(ColumnNames? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    public override bool Equals(object? obj) => Equals(obj as ColumnNames);

    public override int GetHashCode() => _names.Length == 0 ? 0 : HashCode.Combine(_names.Length, _names[0]);

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => string.Join(' ', _names);
}
