using System.Globalization;
using DuckDB.NET.Data;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Columns;

namespace VpcFlow.Query.Functions;

/// <summary>Functions of addresses, with the names and meanings that they have in filters and groups.</summary>
internal static class AddressFunctions
{
    private const int Bits4 = 32;
    private const int Bits6 = 128;
    private const int UsualPrefix6 = 64;

    public static void Register(DuckDBConnection connection)
    {
        // The result of a function is NULL if an argument is, but it is called all the same.
        foreach (string name in SpecialAddresses.Names)
        {
            AddressSet addresses = SpecialAddresses.Find(name)!;
            connection.RegisterScalarFunction<string?, bool?>(
                name, text => FlowLogAddress.TryParse(text, out FlowLogAddress address) ? addresses.Contains(in address) : null);
        }

        connection.RegisterScalarFunction<string?, string?>("scope", ScopeOf);
        connection.RegisterScalarFunction<string?, int?, string?>(
            "network", (text, prefix) => NetworkOf(text, prefix, prefix > Bits4 ? prefix : UsualPrefix6));
        connection.RegisterScalarFunction<string?, int?, int?, string?>("network", NetworkOf);
    }

    private static string? ScopeOf(string? text)
        => FlowLogAddress.TryParse(text, out FlowLogAddress address) ? ScopeGroupColumn.NameOf(in address) : null;

    /// <summary>Returns the network of an address; a length above 32 leaves addresses of IPv4 as they are.</summary>
    private static string? NetworkOf(string? text, int? prefix4, int? prefix6)
    {
        if (!FlowLogAddress.TryParse(text, out FlowLogAddress address) || prefix4 is null || prefix6 is null)
            return null;
        int bits = address.IsIPv4 ? Bits4 : Bits6;
        int prefix = address.IsIPv4 ? Math.Min(prefix4.Value, Bits4) : prefix6.Value;
        if (prefix < 0 || prefix > bits)
            throw new ArgumentException($"network(): {prefix} is not a prefix length; expected 0 to {bits}");
        return prefix == bits
            ? address.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"{Mask(address.ToIPAddress().GetAddressBytes(), prefix)}/{prefix}");
    }

    private static FlowLogAddress Mask(byte[] address, int prefix)
    {
        for (int bit = prefix; bit < address.Length * 8; bit++)
            address[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new FlowLogAddress(address);
    }
}
