using System.Runtime.InteropServices;
using System.Text;
using VpcFlow.Plan;

namespace VpcFlow.Formatting;

/// <summary>
/// The keywords of the IANA registry "Protocol Numbers" in lower case, for <c>network.transport</c>; empty if IANA has none.
/// </summary>
internal static class TransportNames
{
    private const string Keywords =
        "hopopt icmp igmp ggp ipv4 st tcp cbt egp igp bbn-rcc-mon nvp-ii pup argus emcon xnet chaos udp mux dcn-meas hmp prm xns-idp "
        + "trunk-1 trunk-2 leaf-1 leaf-2 rdp irtp iso-tp4 netblt mfe-nsp merit-inp dccp 3pc idpr xtp ddp idpr-cmtp tp++ il ipv6 sdrp "
        + "ipv6-route ipv6-frag idrp rsvp gre dsr bna esp ah i-nlsp swipe narp min-ipv4 tlsp skip ipv6-icmp ipv6-nonxt ipv6-opts - "
        + "cftp - sat-expak kryptolan rvd ippc - sat-mon visa ipcv cpnx cphb wsn pvp br-sat-mon sun-nd wb-mon wb-expak iso-ip vmtp "
        + "secure-vmtp vines iptm nsfnet-igp dgp tcf eigrp ospfigp sprite-rpc larp mtp ax.25 ipip micp scc-sp etherip encap - gmtp "
        + "ifmp pnni pim aris scps qnx a/n ipcomp snp compaq-peer ipx-in-ip vrrp pgm - l2tp ddx iatp stp srp uti smp sm ptp "
        + "isis_over_ipv4 fire crtp crudp sscopmce iplt sps pipe sctp fc rsvp-e2e-ignore mobility_header udplite mpls-in-ip manet hip "
        + "shim6 wesp rohc ethernet aggfrag nsh homa bit-emu";

    private static readonly byte[] s_text = new byte[256 * DocumentSizes.Transport];
    private static readonly byte[] s_lengths = new byte[256];

    static TransportNames()
    {
        int protocol = 0;
        foreach (string keyword in Keywords.Split(' '))
        {
            string name = keyword == "-" ? "" : keyword.Replace('_', ' ');
            s_lengths[protocol] = (byte)Encoding.ASCII.GetBytes(name, s_text.AsSpan(protocol * DocumentSizes.Transport));
            protocol++;
        }
    }

    /// <summary>The keywords, 16 bytes each.</summary>
    public static ref byte Text => ref MemoryMarshal.GetArrayDataReference(s_text);

    /// <summary>The length of each keyword; 0 if there is none.</summary>
    public static ref byte Lengths => ref MemoryMarshal.GetArrayDataReference(s_lengths);

    /// <summary>Returns the keyword of a protocol.</summary>
    public static ReadOnlySpan<byte> Get(byte protocol) => s_text.AsSpan(protocol * DocumentSizes.Transport, s_lengths[protocol]);
}
