using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>Consumes the fields of a row. The code is compiled separately for each kind of row.</summary>
internal static class RowSums
{
    public static void Add<TRow>(ref FieldSums sums, scoped ref TRow row, FormatCase format)
        where TRow : IRow, allows ref struct
    {
        AddV2(ref sums, ref row);
        if (format == FormatCase.V5)
            AddV5(ref sums, ref row);
    }

    private static void AddV2<TRow>(ref FieldSums sums, scoped ref TRow row)
        where TRow : IRow, allows ref struct
    {
        sums.Records++;
        sums.Number(0, row.Int32(0));
        row.AddText(ref sums, 1);
        row.AddText(ref sums, 2);
        sums.Address(3, row.Address(3));
        sums.Address(4, row.Address(4));
        sums.Number(5, row.UInt16(5));
        sums.Number(6, row.UInt16(6));
        sums.Number(7, row.Byte(7));
        sums.Number(8, row.Int64(8));
        sums.Number(9, row.Int64(9));
        sums.Time(10, row.Time(10));
        sums.Time(11, row.Time(11));
        sums.Number(12, (long)row.Action(12));
        sums.Number(13, (long)row.Status(13));
    }

    private static void AddV5<TRow>(ref FieldSums sums, scoped ref TRow row)
        where TRow : IRow, allows ref struct
    {
        row.AddText(ref sums, 14);
        row.AddText(ref sums, 15);
        row.AddText(ref sums, 16);
        sums.Number(17, row.Int32(17));
        row.AddText(ref sums, 18);
        sums.Address(19, row.Address(19));
        sums.Address(20, row.Address(20));
        for (int i = 21; i < 28; i++)
            row.AddText(ref sums, i);
        sums.Number(28, row.Int32(28));
    }
}
