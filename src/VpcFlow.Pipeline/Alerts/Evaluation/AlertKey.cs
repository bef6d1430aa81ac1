using System.Collections.Immutable;

namespace VpcFlow.Pipeline.Alerts.Evaluation;

/// <summary>
/// The values that the records of a group share, in the order of the rule's groups; one that is absent is <see langword="null"/>.
/// </summary>
internal sealed class AlertKey : IEquatable<AlertKey>
{
    private const string Absent = "-";

    public AlertKey(IEnumerable<string?> values)
    {
        Values = [.. values];
        Text = Values.Length == 0 ? "all" : string.Join(',', Values.Select(v => v is null ? Absent : Uri.EscapeDataString(v)));
    }

    public ImmutableArray<string?> Values { get; }

    /// <summary>The key in a form for ids: different for each key, without slashes and spaces.</summary>
    public string Text { get; }

    /// <summary>Whether the group counts: the last value says which it is.</summary>
    public bool IsWhole => Values.Length == 0 || Values[^1] is not null;

    /// <summary>Whether two groups differ in the last value only, such as two interfaces of an account.</summary>
    public bool IsSiblingOf(AlertKey other) => Values.AsSpan()[..^1].SequenceEqual(other.Values.AsSpan()[..^1]);

    public bool Equals(AlertKey? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as AlertKey);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
