using System.Buffers.Binary;
using System.Text;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>A message of protocol buffers, read strictly: its fields by number, in order.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Field, object Value)> _fields = [];

    /// <exception cref="InvalidDataException">The bytes are no message.</exception>
    public ProtobufMessage(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> rest = bytes.Span;
        while (rest.Length > 0)
        {
            ulong tag = Varint(ref rest);
            int field = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    _fields.Add((field, Varint(ref rest)));
                    break;
                case 1:
                    _fields.Add((field, BinaryPrimitives.ReadUInt64LittleEndian(Take(ref rest, 8))));
                    break;
                case 2:
                    _fields.Add((field, Take(ref rest, (int)Varint(ref rest)).ToArray()));
                    break;
                case 5:
                    _fields.Add((field, (ulong)BinaryPrimitives.ReadUInt32LittleEndian(Take(ref rest, 4))));
                    break;
                default:
                    throw new InvalidDataException($"Field {field} has the wire type {tag & 7}.");
            }
        }
    }

    /// <summary>Fails unless all fields are known.</summary>
    public ProtobufMessage Only(params int[] known)
    {
        Assert.Empty(_fields.Select(f => f.Field).Except(known));
        return this;
    }

    public ulong? Number(int field) => (ulong?)_fields.LastOrDefault(f => f.Field == field).Value;

    public byte[]? Bytes(int field) => (byte[]?)_fields.LastOrDefault(f => f.Field == field).Value;

    public string Text(int field) => Bytes(field) is { } bytes ? new UTF8Encoding(false, true).GetString(bytes) : "";

    public ProtobufMessage? Message(int field) => Bytes(field) is { } bytes ? new ProtobufMessage(bytes) : null;

    public IEnumerable<ProtobufMessage> Messages(int field)
        => _fields.Where(f => f.Field == field).Select(f => new ProtobufMessage((byte[])f.Value));

    /// <summary>The 64-bit numbers of a packed field.</summary>
    public ulong[] Packed(int field) => [.. (Bytes(field) ?? []).Chunk(8).Select(c => BinaryPrimitives.ReadUInt64LittleEndian(c))];

    private static ulong Varint(ref ReadOnlySpan<byte> rest)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = Take(ref rest, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new InvalidDataException("A number has more than 64 bits.");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest, int length)
    {
        if ((uint)length > (uint)rest.Length)
            throw new InvalidDataException($"{length} bytes are announced, and {rest.Length} are left.");
        ReadOnlySpan<byte> taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}
