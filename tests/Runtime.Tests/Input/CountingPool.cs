using System.Buffers;

namespace VpcFlow.Tests.Input;

/// <summary>A pool that counts the arrays that were not returned, and overwrites those that were.</summary>
internal sealed class CountingPool : ArrayPool<byte>
{
    private readonly HashSet<byte[]> _inUse = [];

    /// <summary>The number of arrays that were rented.</summary>
    public int Rented { get; private set; }

    /// <summary>The number of arrays that were rented and not returned.</summary>
    public int Missing => _inUse.Count;

    public override byte[] Rent(int minimumLength)
    {
        // Longer than requested and not empty, as arrays of pools may be.
        var array = new byte[minimumLength + 1000];
        Array.Fill(array, (byte)'x');
        _inUse.Add(array);
        Rented++;
        return array;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        Assert.True(_inUse.Remove(array), "An array was returned that was not rented.");
        Array.Fill(array, (byte)'x');
    }
}
