using System.Buffers;

namespace VpcFlow.Tests.Input;

/// <summary>A pool that knows what was not given back, and overwrites what was.</summary>
internal sealed class CountingPool : ArrayPool<byte>
{
    private readonly HashSet<byte[]> _lent = [];

    /// <summary>How many arrays were lent.</summary>
    public int Rented { get; private set; }

    /// <summary>How many of them were not given back.</summary>
    public int Missing => _lent.Count;

    public override byte[] Rent(int minimumLength)
    {
        // Longer than asked for, and with something in it, as arrays of pools are.
        var array = new byte[minimumLength + 1000];
        Array.Fill(array, (byte)'x');
        _lent.Add(array);
        Rented++;
        return array;
    }

    public override void Return(byte[] array, bool clearArray = false)
    {
        Assert.True(_lent.Remove(array), "An array was given back that was not lent.");
        Array.Fill(array, (byte)'x');
    }
}
