using System.Collections.Concurrent;

namespace VpcFlow;

/// <summary>
/// Knows what several enrichers know. If more than one knows the same member of an address, or a name, the first of them counts.
/// </summary>
public sealed class CombinedAddressEnricher : IAddressEnricher
{
    /// <summary>The number of combinations at which all are forgotten.</summary>
    private const int MaxCombinations = 65_536;

    private readonly IAddressEnricher[] _enrichers;
    private readonly ConcurrentDictionary<(AddressEnrichment First, AddressEnrichment Second), AddressEnrichment> _combinations = new();

    /// <summary>Combines enrichers.</summary>
    /// <param name="enrichers">The enrichers, the most important one first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="enrichers"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An enricher is <see langword="null"/>.</exception>
    public CombinedAddressEnricher(params IEnumerable<IAddressEnricher> enrichers)
    {
        ArgumentNullException.ThrowIfNull(enrichers);
        _enrichers = [.. enrichers];
        if (_enrichers.Contains(null))
            throw new ArgumentException("An enricher is null.", nameof(enrichers));
        HasNames = _enrichers.Any(e => e.HasNames);
    }

    /// <inheritdoc/>
    public bool HasNames { get; }

    /// <inheritdoc/>
    public AddressEnrichment? Find(in FlowLogAddress address)
    {
        AddressEnrichment? result = null;
        foreach (IAddressEnricher enricher in _enrichers)
        {
            AddressEnrichment? found = enricher.Find(in address);
            if (found is not null)
                result = result is null ? found : Combine(result, found);
        }

        return result;
    }

    private AddressEnrichment Combine(AddressEnrichment first, AddressEnrichment second)
    {
        if (_combinations.TryGetValue((first, second), out AddressEnrichment? combined))
            return combined;

        // Counting takes all locks, but only when there is a new combination.
        if (_combinations.Count >= MaxCombinations)
            _combinations.Clear();
        return _combinations.GetOrAdd((first, second), first.Combine(second));
    }
}
