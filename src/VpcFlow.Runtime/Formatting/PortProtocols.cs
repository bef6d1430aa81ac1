using System.Runtime.CompilerServices;

namespace VpcFlow.Formatting;

/// <summary>The protocols whose ports are part of a flow's Community ID: TCP, UDP and SCTP.</summary>
internal static class PortProtocols
{
    public const byte Tcp = 6;
    public const byte Udp = 17;
    public const byte Sctp = 132;

    /// <summary>Whether a protocol has ports.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Includes(byte protocol) => protocol == Tcp | protocol == Udp | protocol == Sctp;
}
