namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>Consumes the fields of a row through typed getters; made for each kind of reader by the generic parameter.</summary>
internal static class RowSums
{
    public static void AddV2<TRow>(ref FieldSums sums, scoped ref TRow row)
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

    public static void AddV5<TRow>(ref FieldSums sums, scoped ref TRow row)
        where TRow : IRow, allows ref struct
    {
        AddV2(ref sums, ref row);
        row.AddText(ref sums, 14);
        row.AddText(ref sums, 15);
        row.AddText(ref sums, 16);
        sums.Number(17, row.Int32(17));
        row.AddText(ref sums, 18);
        sums.Address(19, row.Address(19));
        sums.Address(20, row.Address(20));
        row.AddText(ref sums, 21);
        row.AddText(ref sums, 22);
        row.AddText(ref sums, 23);
        row.AddText(ref sums, 24);
        row.AddText(ref sums, 25);
        row.AddText(ref sums, 26);
        row.AddText(ref sums, 27);
        sums.Number(28, row.Int32(28));
    }

    public static void AddV11<TRow>(ref FieldSums sums, scoped ref TRow row)
        where TRow : IRow, allows ref struct
    {
        AddV5(ref sums, ref row);
        row.AddText(ref sums, 29);
        row.AddText(ref sums, 30);
        row.AddText(ref sums, 31);
        row.AddText(ref sums, 32);
        row.AddText(ref sums, 33);
        row.AddText(ref sums, 34);
        row.AddText(ref sums, 35);
        row.AddText(ref sums, 36);
        row.AddText(ref sums, 37);
        row.AddText(ref sums, 38);
        row.AddText(ref sums, 39);
        row.AddText(ref sums, 40);
        sums.Number(41, row.Int32(41));
        row.AddText(ref sums, 42);
        row.AddText(ref sums, 43);
        row.AddText(ref sums, 44);
        row.AddText(ref sums, 45);
        row.AddText(ref sums, 46);
        row.AddText(ref sums, 47);
        row.AddText(ref sums, 48);
        row.AddText(ref sums, 49);
        row.AddText(ref sums, 50);
        row.AddText(ref sums, 51);
        row.AddText(ref sums, 52);
        row.AddText(ref sums, 53);
    }
}
