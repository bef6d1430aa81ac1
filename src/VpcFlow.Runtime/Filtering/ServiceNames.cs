using System.Globalization;

namespace VpcFlow.Filtering;

/// <summary>
/// The names of well-known ports. Names are those of IANA's registry of services where it has one that people use, and otherwise those of
/// the software that has made the port known.
/// </summary>
internal static class ServiceNames
{
    private const int Tcp = 6;
    private const int Udp = 17;

    /// <summary>Names with their ports, followed by t for TCP and u for UDP.</summary>
    private const string Table =
        "tcpmux 1t, echo 7tu, discard 9tu, systat 11t, daytime 13tu, qotd 17tu, chargen 19tu, ftp-data 20t, ftp 21t, "
        + "ssh 22t, telnet 23t, smtp 25t, time 37tu, whois 43t, tacacs 49tu, domain 53tu, bootps 67u, bootpc 68u, "
        + "tftp 69u, gopher 70t, finger 79t, http 80tu, kerberos 88tu, pop2 109t, pop3 110t, sunrpc 111tu, auth 113t, "
        + "sftp 115t, nntp 119t, ntp 123u, epmap 135tu, netbios-ns 137tu, netbios-dgm 138tu, netbios-ssn 139tu, imap 143t, "
        + "snmp 161tu, snmptrap 162tu, xdmcp 177tu, bgp 179t, irc 194t, smux 199t, qmtp 209t, z39-50 210t, ipx 213tu, "
        + "bgmp 264t, ptp-event 319u, ptp-general 320u, rpki-rtr 323t, odmr 366t, ldap 389tu, svrloc 427tu, https 443tu, "
        + "microsoft-ds 445tu, kpasswd 464tu, submissions 465t, isakmp 500u, exec 512t, biff 512u, login 513t, who 513u, "
        + "shell 514t, syslog 514u, printer 515t, ntalk 518u, router 520u, ripng 521u, ncp 524tu, timed 525u, uucp 540t, "
        + "klogin 543t, kshell 544t, dhcpv6-client 546u, dhcpv6-server 547u, afpovertcp 548t, rtsp 554tu, nntps 563t, "
        + "submission 587t, ipp 631tu, ldaps 636tu, ldp 646tu, dhcp-failover 647t, corba-iiop 683tu, corba-iiop-ssl 684tu, "
        + "olsr 698u, epp 700t, kerberos-adm 749t, netconf-ssh 830t, netconf-beep 831t, domain-s 853tu, iscsi 860t, "
        + "owamp-control 861t, rsync 873t, ftps-data 989t, ftps 990t, telnets 992t, imaps 993t, pop3s 995t, socks 1080t, "
        + "openvpn 1194tu, lotusnote 1352t, ms-sql-s 1433tu, ms-sql-m 1434tu, citrix-ica 1494tu, wins 1512tu, "
        + "oracle 1521t, kms 1688t, l2tp 1701u, h323hostcall 1720tu, pptp 1723t, radius 1812tu, radius-acct 1813tu, "
        + "mqtt 1883tu, ssdp 1900u, rtmp 1935t, hsrp 1985u, cisco-sccp 2000t, graphite 2003t, hsrpv6 2029u, nfs 2049tu, "
        + "netflow 2055u, radsec 2083t, gtp-control 2123u, gtp-user 2152u, zookeeper 2181t, docker 2375t, docker-s 2376t, "
        + "swarm 2377t, etcd-client 2379t, etcd-server 2380t, ms-olap4 2383t, citrix-cgp 2598t, grafana 3000t, "
        + "squid 3128t, sap 3200t, isns 3205tu, iscsi-target 3260t, msft-gc 3268t, msft-gc-ssl 3269t, ceph 3300t, "
        + "mysql 3306tu, ms-wbt-server 3389tu, stun 3478tu, teredo 3544u, svn 3690tu, diameter 3868t, epmd 4369t, "
        + "ipsec-nat-t 4500u, salt-publish 4505t, salt-request 4506t, nomad 4646t, ipfix 4739tu, ipfixs 4740tu, "
        + "vxlan 4789u, vxlan-gpe 4790u, commplex-main 5000tu, sip 5060tu, sips 5061tu, xmpp-client 5222t, "
        + "xmpp-server 5269t, stun-tls 5349tu, nat-pmp 5351u, mdns 5353u, llmnr 5355tu, postgresql 5432t, nrpe 5666t, "
        + "amqps 5671t, amqp 5672t, coap 5683tu, coaps 5684tu, rfb 5900t, teamviewer 5938tu, couchdb 5984t, wsman 5985t, "
        + "wsmans 5986t, x11 6000t, geneve 6081u, sflow 6343u, gnutella-svc 6346tu, redis 6379t, syslog-tls 6514tu, "
        + "ircu 6667t, ircs-u 6697t, bittorrent 6881t, afs3-fileserver 7000tu, neo4j 7687t, http-alt 8080t, "
        + "influxdb 8086t, radan-http 8088t, statsd 8125u, puppet 8140t, vault 8200t, https-alt 8443t, consul 8500t, "
        + "secure-mqtt 8883t, cassandra 9042t, informix 9088t, prometheus 9090t, kafka 9092t, elasticsearch 9200t, "
        + "wap-wsp 9200u, elasticsearch-nodes 9300t, adws 9389t, git 9418t, splunk 9997t, ndmp 10000t, "
        + "zabbix-agent 10050t, zabbix-trapper 10051t, snmptls 10161t, snmpdtls 10161u, kubelet 10250t, memcache 11211tu, "
        + "glusterd 24007t, fluentd 24224tu, minecraft 25565t, collectd 25826u, mongodb 27017t, bacnet 47808u, "
        + "db2c 50000t, wireguard 51820u";

    /// <summary>Other names that people use.</summary>
    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["dns"] = "domain",
        ["rdp"] = "ms-wbt-server",
        ["smb"] = "microsoft-ds",
        ["mssql"] = "ms-sql-s",
        ["postgres"] = "postgresql",
        ["vnc"] = "rfb",
        ["memcached"] = "memcache",
        ["winrm"] = "wsman",
        ["dot"] = "domain-s",
        ["ike"] = "isakmp",
    };

    private static readonly List<string> s_names = [""];
    private static readonly Dictionary<string, int> s_ids = new(StringComparer.OrdinalIgnoreCase);
    private static readonly byte[] s_tcp = new byte[ushort.MaxValue + 1];
    private static readonly byte[] s_udp = new byte[ushort.MaxValue + 1];

    static ServiceNames()
    {
        foreach (string entry in Table.Split(", "))
        {
            string[] parts = entry.Split(' ');
            if (!s_ids.TryGetValue(parts[0], out int id))
            {
                s_ids.Add(parts[0], id = s_names.Count);
                s_names.Add(parts[0]);
            }

            int port = int.Parse(parts[1].TrimEnd('t', 'u'), CultureInfo.InvariantCulture);
            if (parts[1].Contains('t', StringComparison.Ordinal))
                s_tcp[port] = checked((byte)id);
            if (parts[1].Contains('u', StringComparison.Ordinal))
                s_udp[port] = checked((byte)id);
        }

        foreach ((string alias, string name) in s_aliases)
            s_ids.Add(alias, s_ids[name]);
    }

    /// <summary>All names, without aliases.</summary>
    public static IEnumerable<string> All => s_names.Skip(1);

    /// <summary>Returns the number of a service, in any case; 0 if there is none.</summary>
    public static int IdOf(string name) => s_ids.GetValueOrDefault(name);

    /// <summary>Returns the ports of a service.</summary>
    public static IEnumerable<int> PortsOf(int id)
        => Enumerable.Range(0, s_tcp.Length).Where(port => s_tcp[port] == id || s_udp[port] == id);

    /// <summary>Returns the number of the service at a port; 0 if there is none.</summary>
    public static int Find(long protocol, long port) => protocol switch
    {
        Tcp => s_tcp[(ushort)port],
        Udp => s_udp[(ushort)port],
        _ => 0,
    };

    /// <summary>Returns the name, port and protocol of each entry, in the order of ports.</summary>
    public static IEnumerable<(string Name, int Port, int Protocol)> Entries
        => from port in Enumerable.Range(0, s_tcp.Length)
           from protocol in new[] { Tcp, Udp }
           let id = Find(protocol, port)
           where id > 0
           select (s_names[id], port, protocol);
}
