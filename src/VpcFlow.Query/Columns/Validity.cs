using DuckDB.NET.Native;

namespace VpcFlow.Query.Columns;

/// <summary>Which values of a column are absent.</summary>
internal sealed class Validity(int capacity)
{
    private const int Bits = 64;

    private readonly ulong[] _valid = Ones((capacity + Bits - 1) / Bits);
    private bool _hasNulls;

    public void SetNull(int row)
    {
        _hasNulls = true;
        _valid[row / Bits] &= ~(1UL << (row % Bits));
    }

    public unsafe void CopyTo(nint vector)
    {
        if (!_hasNulls)
            return;
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
        _valid.CopyTo(new Span<ulong>(NativeMethods.Vectors.DuckDBVectorGetValidity(vector), _valid.Length));
    }

    public void Clear()
    {
        if (_hasNulls)
            Array.Fill(_valid, ulong.MaxValue);
        _hasNulls = false;
    }

    private static ulong[] Ones(int words)
    {
        ulong[] ones = new ulong[words];
        Array.Fill(ones, ulong.MaxValue);
        return ones;
    }
}
