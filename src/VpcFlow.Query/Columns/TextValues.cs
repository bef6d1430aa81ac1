using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using DuckDB.NET.Native;
using VpcFlow.Query.Scanning;

namespace VpcFlow.Query.Columns;

/// <summary>Texts, which vectors have inline if they are short, and otherwise in a heap of their own.</summary>
internal abstract class TextValues(int capacity) : ColumnValues
{
    private const int ElementSize = 16;
    private const int MaxInline = 12;

    private readonly int[] _ends = new int[capacity];
    private readonly Validity _validity = new(capacity);
    private byte[] _text = new byte[capacity * MaxInline];
    private int _count;

    public override unsafe void CopyTo(nint vector)
    {
        byte* elements = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        int start = 0;
        fixed (byte* text = _text)
        {
            for (int row = 0; row < _count; row++)
            {
                int length = _ends[row] - start;
                if (length > MaxInline)
                    NativeTable.AssignText(vector, row, text + start, length);
                else
                    WriteInline(elements + (row * ElementSize), new ReadOnlySpan<byte>(text + start, length));
                start = _ends[row];
            }
        }

        _validity.CopyTo(vector);
    }

    public override void Clear()
    {
        _count = 0;
        _validity.Clear();
    }

    /// <summary>Adds a text; one that is empty is absent. The database takes nothing but UTF-8, and a log can contain any bytes.</summary>
    protected void AddText(ReadOnlySpan<byte> text)
    {
        int start = _count == 0 ? 0 : _ends[_count - 1];
        if (text.IsEmpty)
            _validity.SetNull(_count);
        else if (!Utf8.IsValid(text))
            text = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));
        if (_text.Length - start < text.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, start + text.Length));
        text.CopyTo(_text.AsSpan(start));
        _ends[_count++] = start + text.Length;
    }

    private static unsafe void WriteInline(byte* element, ReadOnlySpan<byte> text)
    {
        // The bytes after the text must be zero, because elements are compared as a whole.
        Unsafe.InitBlockUnaligned(element, 0, ElementSize);
        *(int*)element = text.Length;
        text.CopyTo(MemoryMarshal.CreateSpan(ref element[sizeof(int)], MaxInline));
    }
}

/// <summary>The text of a field.</summary>
internal sealed class FieldTextValues(FlowLogField field, int capacity) : TextValues(capacity)
{
    public override void Add(FlowLogRecord record, in RecordPlace place) => AddText(record.GetText(field));
}

/// <summary>Addresses in their usual spelling, so that the same address is the same text.</summary>
internal sealed class AddressValues(FlowLogField field, int capacity) : TextValues(capacity)
{
    private const int MaxLength = 42;

    public override void Add(FlowLogRecord record, in RecordPlace place)
    {
        ReadOnlySpan<byte> text = record.GetText(field);
        if (!text.Contains((byte)':'))
        {
            AddText(text);
            return;
        }

        Span<byte> usual = stackalloc byte[MaxLength];
        record.GetAddress(field)!.Value.TryFormat(usual, out int length);
        AddText(usual[..length]);
    }
}

/// <summary>The names of inputs.</summary>
internal sealed class FileValues(int capacity) : TextValues(capacity)
{
    public override void Add(FlowLogRecord record, in RecordPlace place) => AddText(place.File);
}
