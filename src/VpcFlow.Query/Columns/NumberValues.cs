using System.Runtime.CompilerServices;
using DuckDB.NET.Native;

namespace VpcFlow.Query.Columns;

/// <summary>Numbers of a type that vectors have as it is in memory.</summary>
/// <typeparam name="T">The type.</typeparam>
internal abstract class NumberValues<T>(int capacity) : ColumnValues
    where T : unmanaged
{
    private readonly T[] _values = new T[capacity];
    private readonly Validity _validity = new(capacity);
    private int _count;

    public override unsafe void CopyTo(nint vector)
    {
        var target = new Span<T>(NativeMethods.Vectors.DuckDBVectorGetData(vector), _count);
        _values.AsSpan(0, _count).CopyTo(target);
        _validity.CopyTo(vector);
    }

    public override void Clear()
    {
        _count = 0;
        _validity.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void AddValue(T value) => _values[_count++] = value;

    protected void AddNull()
    {
        _validity.SetNull(_count);
        _values[_count++] = default;
    }
}

/// <summary>A field that is a number of 32 bits.</summary>
internal sealed class IntegerValues(FlowLogField field, int capacity) : NumberValues<int>(capacity)
{
    public override void Add(FlowLogRecord record, in RecordPlace place)
    {
        if (record.GetInt64(field) is { } number)
            AddValue((int)number);
        else
            AddNull();
    }
}

/// <summary>A field that is a number of 64 bits.</summary>
internal sealed class LongValues(FlowLogField field, int capacity) : NumberValues<long>(capacity)
{
    public override void Add(FlowLogRecord record, in RecordPlace place)
    {
        if (record.GetInt64(field) is { } number)
            AddValue(number);
        else
            AddNull();
    }
}

/// <summary>A field that is a time, in microseconds.</summary>
internal sealed class TimeValues(FlowLogField field, int capacity) : NumberValues<long>(capacity)
{
    public override void Add(FlowLogRecord record, in RecordPlace place)
    {
        if (record.GetInt64(field) is { } logged)
            AddValue(Formatting.TimeText.ToMilliseconds(logged) * 1000);
        else
            AddNull();
    }
}

/// <summary>The numbers of lines.</summary>
internal sealed class LineValues(int capacity) : NumberValues<long>(capacity)
{
    public override void Add(FlowLogRecord record, in RecordPlace place) => AddValue(place.Line);
}
