using System.Buffers;
using System.Text.Json;
using VpcFlow.Benchmarks.Contenders.Baselines;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>Careful code by hand: spans of UTF-8 and one <c>Utf8JsonWriter</c> that writes the same document, without Community ID.</summary>
internal sealed class HandEcs(Scope scope) : Contender(scope, "spans + Utf8JsonWriter, no Community ID")
{
    public override FieldSums Run(BenchmarkInput input)
    {
        input.Sink.Reset();
        using var writer = new HandEcsWriter(input.Sink, Scope == Scope.EcsOriginal);
        return new FieldSums { Records = Convert(input.Text, input.Format.FieldCount(), writer) };
    }

    /// <summary>Converts whole lines; lines that fail are skipped.</summary>
    public static long Convert(ReadOnlySpan<byte> text, int fieldCount, HandEcsWriter writer)
    {
        long records = 0;
        Span<int> starts = stackalloc int[fieldCount + 1];
        var lines = new Utf8Lines(text);
        while (lines.TryNext(out ReadOnlySpan<byte> line))
        {
            if (TrySplit(line, starts) && writer.TryWrite(new HandFields(line, starts)))
                records++;
        }

        return records;
    }

    private static bool TrySplit(ReadOnlySpan<byte> line, Span<int> starts)
    {
        int at = 0;
        for (int i = 0; i < starts.Length - 1; i++)
        {
            starts[i] = at;
            int space = line[at..].IndexOf((byte)' ');
            if (space < 0)
            {
                starts[i + 1] = line.Length + 1;
                return i == starts.Length - 2;
            }

            at += space + 1;
        }

        return false;
    }
}

/// <summary>The fields of a line by their places; empty where a field is <c>-</c> or the format lacks it.</summary>
internal readonly ref struct HandFields(ReadOnlySpan<byte> line, ReadOnlySpan<int> starts)
{
    private readonly ReadOnlySpan<int> _starts = starts;

    public ReadOnlySpan<byte> Line { get; } = line;

    public int Count => _starts.Length - 1;

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if (index >= Count)
                return default;
            ReadOnlySpan<byte> field = Line[_starts[index]..(_starts[index + 1] - 1)];
            return Utf8Fields.IsAbsent(field) ? default : field;
        }
    }
}
