using System.Collections.Concurrent;
using System.Text;

namespace VpcFlow.Pipeline.Enrichment;

/// <summary>The results so far, each once: many networks are in one place and have one operator.</summary>
internal sealed class SharedResults
{
    /// <summary>The length of all results at which they are forgotten, though not by who holds them, in characters.</summary>
    private const int MaxLength = 4_000_000;

    private readonly ConcurrentDictionary<string, AddressEnrichment> _results = new(StringComparer.Ordinal);
    private int _length;

    public AddressEnrichment? Get(ReadOnlySpan<byte> members, string? name)
    {
        if (members.IsEmpty && name is null)
            return null;

        // The members contain no line feed.
        string key = $"{Encoding.UTF8.GetString(members)}\n{name}";
        if (_results.TryGetValue(key, out AddressEnrichment? result))
            return result;
        if (Interlocked.Add(ref _length, key.Length) > MaxLength)
        {
            _results.Clear();
            Interlocked.Exchange(ref _length, key.Length);
        }

        return _results.GetOrAdd(key, new AddressEnrichment(members, name));
    }
}
