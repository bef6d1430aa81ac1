using System.Globalization;
using System.Net;
using VpcFlow.Cli.Commands;

namespace VpcFlow.Cli.Telemetry;

/// <summary>Reads where to listen: a port of this machine alone, or an address and a port.</summary>
internal static class ListenAddress
{
    /// <summary>Reads it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The option or setting, for messages.</param>
    /// <exception cref="UsageException">It is something else.</exception>
    public static IPEndPoint Parse(string text, string name)
    {
        int colon = text.LastIndexOf(':');
        IPAddress? address = colon < 0 ? IPAddress.Loopback : AddressOf(text[..colon]);
        bool isPort = ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ushort port);
        return address is not null && isPort
            ? new IPEndPoint(address, port)
            : throw new UsageException(
                $"invalid value '{text}' for {name}; expected PORT or ADDRESS:PORT, such as 9464, 0.0.0.0:9464 or [::]:9464");
    }

    private static IPAddress? AddressOf(string text)
    {
        if (text == "localhost")
            return IPAddress.Loopback;
        bool isBracketed = text.StartsWith('[') && text.EndsWith(']');
        bool isAddress = IPAddress.TryParse(isBracketed ? text[1..^1] : text, out IPAddress? address);

        // Without brackets, the last part of an IPv6 address could be taken for a port.
        return isAddress && text.Contains(':', StringComparison.Ordinal) == isBracketed ? address : null;
    }
}
