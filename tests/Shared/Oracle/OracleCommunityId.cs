using System.Numerics;
using System.Security.Cryptography;

namespace VpcFlow.Tests;

/// <summary>Community ID version 1 with seed 0, as defined by the specification of the documents.</summary>
internal static class OracleCommunityId
{
    /// <summary>Computes the id. The ports are the logged ones; null if either is absent.</summary>
    public static string Compute(byte[] source, byte[] destination, byte protocol, (int Source, int Destination)? loggedPorts)
    {
        (int Source, int Destination)? ports = protocol switch
        {
            1 => (0, 8),
            58 => (0, 0),
            6 or 17 or 132 => loggedPorts,
            _ => null,
        };

        if (protocol != 58 && DestinationComesFirst(source, destination, ports))
        {
            (source, destination) = (destination, source);
            ports = ports is null ? null : (ports.Value.Destination, ports.Value.Source);
        }

        byte[] hashed = [0, 0, .. source, .. destination, protocol, 0];
        if (ports is not null)
        {
            hashed = [.. hashed, .. BigEndian(ports.Value.Source), .. BigEndian(ports.Value.Destination)];
        }

#pragma warning disable CA5350 // The algorithm is what Community ID version 1 prescribes.
        return "1:" + Convert.ToBase64String(SHA1.HashData(hashed));
#pragma warning restore CA5350
    }

    private static bool DestinationComesFirst(byte[] source, byte[] destination, (int Source, int Destination)? ports)
    {
        int order = Value(destination).CompareTo(Value(source));
        return order < 0 || (order == 0 && ports is not null && ports.Value.Destination < ports.Value.Source);
    }

    private static BigInteger Value(byte[] address) => new(address, isUnsigned: true, isBigEndian: true);

    private static byte[] BigEndian(int port) => [(byte)(port >> 8), (byte)port];
}
