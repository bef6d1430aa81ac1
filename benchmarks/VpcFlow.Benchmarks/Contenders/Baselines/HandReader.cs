using System.Buffers.Text;
using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>Reads the fields of a line one after the other, as a good .NET engineer writes it over UTF-8 spans and the parsers of the class library.</summary>
internal ref struct HandReader(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;

    public bool Text(out ReadOnlySpan<byte> value)
    {
        value = Next();
        if (Utf8Fields.IsAbsent(value))
        {
            value = default;
            return true;
        }

        return !value.IsEmpty;
    }

    public bool Int32(out int? value)
    {
        ReadOnlySpan<byte> field = Next();
        bool isValue = Utf8Parser.TryParse(field, out int number, out int length) && length == field.Length;
        value = isValue ? number : null;
        return isValue || Utf8Fields.IsAbsent(field);
    }

    public bool UInt16(out ushort? value)
    {
        ReadOnlySpan<byte> field = Next();
        bool isValue = Utf8Parser.TryParse(field, out ushort number, out int length) && length == field.Length;
        value = isValue ? number : null;
        return isValue || Utf8Fields.IsAbsent(field);
    }

    public bool Byte(out byte? value)
    {
        ReadOnlySpan<byte> field = Next();
        bool isValue = Utf8Parser.TryParse(field, out byte number, out int length) && length == field.Length;
        value = isValue ? number : null;
        return isValue || Utf8Fields.IsAbsent(field);
    }

    public bool Int64(out long? value)
    {
        ReadOnlySpan<byte> field = Next();
        bool isValue = Utf8Parser.TryParse(field, out long number, out int length) && length == field.Length;
        value = isValue ? number : null;
        return isValue || Utf8Fields.IsAbsent(field);
    }

    public bool Time(out DateTimeOffset? value)
    {
        bool isValid = Int64(out long? seconds);
        value = seconds is { } number ? DateTimeOffset.FromUnixTimeSeconds(number) : null;
        return isValid;
    }

    public bool Address(out IPAddress? value)
    {
        ReadOnlySpan<byte> field = Next();
        if (Utf8Fields.IsAbsent(field))
        {
            value = null;
            return true;
        }

        return IPAddress.TryParse(field, out value);
    }

    public bool Action(out FlowLogAction value)
    {
        value = Utf8Fields.Action(Next());
        return true;
    }

    public bool Status(out FlowLogDataStatus value)
    {
        value = Utf8Fields.Status(Next());
        return true;
    }

    public void Skip(int fields)
    {
        for (int i = 0; i < fields; i++)
            Next();
    }

    private ReadOnlySpan<byte> Next()
    {
        int space = _rest.IndexOf((byte)' ');
        if (space < 0)
        {
            ReadOnlySpan<byte> last = _rest;
            _rest = default;
            return last;
        }

        ReadOnlySpan<byte> field = _rest[..space];
        _rest = _rest[(space + 1)..];
        return field;
    }
}
