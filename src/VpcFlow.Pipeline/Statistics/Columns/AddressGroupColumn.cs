using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>An address, or its network.</summary>
internal sealed class AddressGroupColumn : GroupColumn
{
    private readonly FieldColumn _field;
    private readonly uint _mask4;
    private readonly FlowLogAddress _mask6;
    private readonly bool _isWhole6;

    public AddressGroupColumn(FieldColumn field, GroupOperand operand)
    {
        _field = field;
        _mask4 = operand.Prefix4 == 0 ? 0 : uint.MaxValue << (32 - operand.Prefix4);
        _isWhole6 = operand.Prefix6 == 128;
        Span<byte> mask = stackalloc byte[16];
        for (int bit = 0; bit < operand.Prefix6; bit++)
            mask[bit / 8] |= (byte)(0x80 >> (bit % 8));
        _mask6 = new FlowLogAddress(mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(scoped in FilterRows rows, scoped in SelectedRows selected, KeyTexts texts, Span<ulong> codes)
    {
        ulong present = _field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            if (((present >> line) & 1) == 0 || !_field.TryReadAddress(in rows, line, out FlowLogAddress address))
            {
                codes[i] = GroupCode.Absent;
            }
            else if (address.IsIPv4)
            {
                codes[i] = GroupCode.OfIPv4(address.IPv4Number & _mask4);
            }
            else
            {
                address = Mask(in address);
                codes[i] = GroupCode.OfIPv6(texts.Add(BytesOf(in address)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Hash(scoped in FilterRows rows, scoped in SelectedRows selected, Span<ulong> hashes)
    {
        ulong present = _field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            if (((present >> line) & 1) == 0 || !_field.TryReadAddress(in rows, line, out FlowLogAddress address))
            {
                hashes[i] = 0;
            }
            else if (address.IsIPv4)
            {
                hashes[i] = HashOf(address.IPv4Number & _mask4);
            }
            else
            {
                address = Mask(in address);
                hashes[i] = HashOf(in address);
            }
        }
    }

    private FlowLogAddress Mask(in FlowLogAddress address)
    {
        if (_isWhole6)
            return address;
        Span<byte> bytes = stackalloc byte[16];
        address.CopyTo(bytes);
        ReadOnlySpan<byte> mask = MemoryMarshal.AsBytes(new ReadOnlySpan<FlowLogAddress>(in _mask6));
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] &= mask[i];
        return new FlowLogAddress(bytes);
    }
}
