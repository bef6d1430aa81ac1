using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Tests;

/// <summary>Values in the encoding of MaxMind's format.</summary>
internal sealed class MmdbData
{
    private const int Text = 2;
    private const int Double = 3;
    private const int UInt16 = 5;
    private const int UInt32 = 6;
    private const int Map = 7;
    private const int UInt64 = 9;
    private const int Array = 11;
    private const int Boolean = 14;

    private readonly List<byte> _bytes = [];

    public IReadOnlyList<byte> Bytes => _bytes;

    /// <summary>Adds the metadata of a database. Each number has the type that the format prescribes.</summary>
    public void AddMetadata(string type, int ipVersion, int nodeCount)
    {
        AddHead(Map, 9);
        AddNumber("binary_format_major_version", UInt16, 2);
        AddNumber("binary_format_minor_version", UInt16, 0);
        AddNumber("build_epoch", UInt64, 1_750_000_000);
        AddText("database_type");
        AddText(type);
        AddText("description");
        AddHead(Map, 0);
        AddNumber("ip_version", UInt16, (ulong)ipVersion);
        AddText("languages");
        AddHead(Array, 0);
        AddNumber("node_count", UInt32, (ulong)nodeCount);
        AddNumber("record_size", UInt16, 24);
    }

    /// <summary>Adds a value and returns where it begins.</summary>
    public int Add(JsonElement value)
    {
        int offset = _bytes.Count;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AddHead(Map, value.EnumerateObject().Count());
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    AddText(member.Name);
                    Add(member.Value);
                }

                break;
            case JsonValueKind.Array:
                AddHead(Array, value.GetArrayLength());
                foreach (JsonElement element in value.EnumerateArray())
                    Add(element);
                break;
            case JsonValueKind.String:
                AddText(value.GetString()!);
                break;
            case JsonValueKind.Number when value.TryGetUInt32(out uint number):
                AddNumber(UInt32, number);
                break;
            case JsonValueKind.Number:
                AddNumber(Double, BitConverter.DoubleToUInt64Bits(value.GetDouble()));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                AddHead(Boolean, value.GetBoolean() ? 1 : 0);
                break;
            default:
                throw new ArgumentException($"The format has no {value.ValueKind}.", nameof(value));
        }

        return offset;
    }

    private void AddText(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        AddHead(Text, utf8.Length);
        _bytes.AddRange(utf8);
    }

    /// <summary>
    /// Adds the type and the size of a value; types from 8 on have a byte of their own, sizes from 29 and 285 on one or two.
    /// </summary>
    private void AddHead(int type, int size)
    {
        int head = size switch { < 29 => size, < 285 => 29, < 65_821 => 30, _ => throw new ArgumentOutOfRangeException(nameof(size)) };
        _bytes.Add((byte)(type < 8 ? (type << 5) | head : head));
        if (type >= 8)
            _bytes.Add((byte)(type - 7));
        if (head == 29)
            _bytes.Add((byte)(size - 29));
        else if (head == 30)
            _bytes.AddRange([(byte)((size - 285) >> 8), (byte)(size - 285)]);
    }

    private void AddNumber(string name, int type, ulong value)
    {
        AddText(name);
        AddNumber(type, value);
    }

    private void AddNumber(int type, ulong value)
    {
        int length = type switch { UInt16 => 2, UInt32 => 4, _ => 8 };
        AddHead(type, length);
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        _bytes.AddRange(bytes[^length..]);
    }
}
