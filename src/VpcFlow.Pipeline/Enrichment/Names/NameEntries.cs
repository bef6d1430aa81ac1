using System.Text;

namespace VpcFlow.Pipeline.Enrichment.Names;

/// <summary>Collects the entries of a file of names, and refuses what is not one.</summary>
/// <param name="path">The path of the file, for messages.</param>
internal sealed class NameEntries(string path)
{
    /// <summary>The maximum length of a name in bytes: Elasticsearch does not search longer ones.</summary>
    private const int MaxNameLength = 1024;

    private readonly Dictionary<FlowLogNetwork, (string Name, int Line)> _entries = [];

    /// <summary>Adds an entry.</summary>
    /// <param name="network">A network in CIDR notation, or an address.</param>
    /// <param name="name">Its name.</param>
    /// <param name="line">The line of the entry, from 1.</param>
    /// <exception cref="AddressFileException">
    /// The network is not one, the name is empty or too long, or the network has another name.
    /// </exception>
    public void Add(string network, string name, int line)
    {
        FlowLogNetwork key = Parse(network.Trim(), line);
        name = name.Trim();
        if (name.Length == 0)
            throw Problem(line, $"{network} has no name; expected a network and its name.");
        if (Encoding.UTF8.GetByteCount(name) > MaxNameLength)
            throw Problem(line, $"the name of {network} has {Encoding.UTF8.GetByteCount(name)} bytes; expected at most {MaxNameLength}.");
        if (_entries.TryGetValue(key, out (string Name, int Line) other) && other.Name != name)
            throw Problem(line, $"{key} is named '{name}', but '{other.Name}' in line {other.Line}; expected one name for a network.");
        _entries[key] = (name, line);
    }

    /// <summary>Creates the exception for a mistake in a line.</summary>
    public AddressFileException Problem(int line, string problem) => new(path, $"line {line}: {problem}");

    /// <summary>Creates the lookup of all entries.</summary>
    /// <exception cref="AddressFileException">There are no entries.</exception>
    public NetworkNames ToNames()
        => _entries.Count > 0
            ? new NetworkNames(_entries.Select(e => KeyValuePair.Create(e.Key, e.Value.Name)))
            : throw new AddressFileException(
                path, "the file has no names; expected a network and a name per line, such as 10.0.0.0/16,prod.");

    private FlowLogNetwork Parse(string text, int line)
    {
        if (FlowLogNetwork.TryParse(text, out FlowLogNetwork network))
            return network;
        if (FlowLogAddress.TryParse(text, out FlowLogAddress address))
            return new FlowLogNetwork(address, address.IsIPv4 ? 32 : 128);
        throw Problem(line, $"'{text}' is not a network; expected {Suggestion(text)}.");
    }

    /// <summary>Returns the network that was meant if only bits after the prefix are set.</summary>
    private static string Suggestion(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length == 2 && FlowLogAddress.TryParse(parts[0], out FlowLogAddress address) && byte.TryParse(parts[1], out byte length))
        {
            int rest = (address.IsIPv4 ? 32 : 128) - length;
            if (rest is > 0 and < 128)
            {
                byte[] bytes = address.ToIPAddress().GetAddressBytes();
                for (int bit = 0; bit < rest; bit++)
                    bytes[^((bit >> 3) + 1)] &= (byte)~(1 << (bit & 7));
                return $"{new FlowLogNetwork(new FlowLogAddress(bytes), length)}, without bits after the prefix";
            }
        }

        return "an address, a slash and the length of the prefix, such as 10.0.0.0/16";
    }
}
