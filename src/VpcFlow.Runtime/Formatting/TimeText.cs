using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VpcFlow.Formatting;

/// <summary>Writes times as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>. Caches the date, since consecutive records usually share it.</summary>
internal sealed class TimeText
{
    /// <summary>The length of a time in bytes.</summary>
    public const int Length = 24;

    private const long MillisecondsPerDay = 86_400_000;
    private const uint SecondsPerDay = 86_400;

    /// <summary>"00" to "99", each as the two bytes in memory.</summary>
    private static readonly ushort[] s_twoDigits = MakeTwoDigits();

    private readonly byte[] _date = new byte[16];
    private long _day = long.MinValue;

    /// <summary>Converts a logged time to milliseconds; a value above 2^31-1 already is in milliseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ToMilliseconds(long logged) => logged > int.MaxValue ? logged : logged * 1000;

    /// <summary>Writes a logged time.</summary>
    /// <param name="target">The buffer to write 24 bytes to; up to 32 may be overwritten.</param>
    /// <param name="logged">The time as logged, see <see cref="ToMilliseconds"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLogged(ref byte target, long logged)
    {
        if (logged > int.MaxValue)
        {
            WriteMilliseconds(ref target, logged);
            return;
        }

        uint seconds = (uint)logged;
        uint day = seconds / SecondsPerDay;
        if (day != _day)
            SetDay(day);
        WriteDateAndSeconds(ref target, seconds - (day * SecondsPerDay));

        // ".000Z"
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 19), 0x5A3030302EUL);
    }

    /// <summary>Writes a time given in Unix milliseconds, from year 1 to year 9999.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteMilliseconds(ref byte target, long milliseconds)
    {
        long day = Math.DivRem(milliseconds, MillisecondsPerDay, out long ofDay);
        if (ofDay < 0)
        {
            day--;
            ofDay += MillisecondsPerDay;
        }

        if (day != _day)
            SetDay(day);
        uint seconds = (uint)ofDay / 1000;
        uint fraction = (uint)ofDay % 1000;
        WriteDateAndSeconds(ref target, seconds);
        Unsafe.Add(ref target, 19) = (byte)'.';
        Unsafe.Add(ref target, 20) = (byte)('0' + (fraction / 100));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 21), s_twoDigits[fraction % 100]);
        Unsafe.Add(ref target, 23) = (byte)'Z';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteDateAndSeconds(ref byte target, uint secondOfDay)
    {
        uint minuteOfDay = secondOfDay / 60;
        uint second = secondOfDay - (minuteOfDay * 60);
        uint hour = minuteOfDay / 60;
        uint minute = minuteOfDay - (hour * 60);
        ref ushort digits = ref MemoryMarshal.GetArrayDataReference(s_twoDigits);
        Unsafe.WriteUnaligned(ref target, Unsafe.ReadUnaligned<UInt128>(ref MemoryMarshal.GetArrayDataReference(_date)));
        ulong time = Unsafe.Add(ref digits, hour) | ((ulong)':' << 16) | ((ulong)Unsafe.Add(ref digits, minute) << 24) | ((ulong)':' << 40)
            | ((ulong)Unsafe.Add(ref digits, second) << 48);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 11), time);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetDay(long day)
    {
        var date = DateOnly.FromDayNumber((int)(day + DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber));
        date.TryFormat(_date, out int written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        _date[written] = (byte)'T';
        _day = day;
    }

    private static ushort[] MakeTwoDigits()
    {
        var digits = new ushort[100];
        for (int i = 0; i < digits.Length; i++)
            digits[i] = MemoryMarshal.Read<ushort>([(byte)('0' + (i / 10)), (byte)('0' + (i % 10))]);
        return digits;
    }
}
