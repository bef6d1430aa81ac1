using System.Collections.Immutable;
using VpcFlow.Generator.Model;
using VpcFlow.Plan;

namespace VpcFlow.Generator.Emit;

/// <summary>Emits the methods that decode the numbers and addresses of a line.</summary>
internal static class DecodeEmitter
{
    private const string DecodeParameters = "(ref byte text, ref uint starts, ref " + Names.Header + " header, ref RecordRow row)";

    /// <summary>
    /// Emits two methods: one that decodes records of IPv4 traffic in which all numbers of version 2 are present, without any case
    /// distinction, and one that decodes the records that the first rejects.
    /// </summary>
    public static void Emit(SourceWriter writer, RowLayout layout)
    {
        int[] known = layout.Numbers.Where(s => s.Info.Version == 2).Select(s => s.Index).ToArray();
        EmitMethod(writer, layout, isUsual: true, known);
        if (known.Length > 0 || layout.Addresses.Length > 0)
        {
            EmitMethod(writer, layout, isUsual: false, []);
            return;
        }

        writer.Line($"public static bool TryDecodeAny{DecodeParameters} => false; // TryDecode decodes every valid line");
        writer.Line();
    }

    /// <param name="writer">The writer to emit to.</param>
    /// <param name="layout">The values.</param>
    /// <param name="isUsual">Whether addresses are IPv4.</param>
    /// <param name="known">The positions of numbers that are known to be present.</param>
    private static void EmitMethod(SourceWriter writer, RowLayout layout, bool isUsual, int[] known)
    {
        string family = isUsual ? "IPv4" : "";
        string header = isUsual ? "" : "ref header, ";
        writer.Line(isUsual ? Names.Inlined : Names.Hot);
        using (writer.BeginBlock($"public static bool {(isUsual ? "TryDecode" : "TryDecodeAny")}{DecodeParameters}"))
        {
            writer.Line("ulong error = 0;");
            ImmutableArray<FieldSlot> numbers = layout.Numbers;
            for (int i = 0, count; i < numbers.Length; i += count)
                EmitNumbers(writer, numbers, i, known, out count);

            ImmutableArray<FieldSlot> addresses = layout.Addresses;
            for (int i = 0; i + 1 < addresses.Length; i += 2)
            {
                string pair = $"{Names.Number(addresses[i].Index)}, {Names.Number(addresses[i + 1].Index)}";
                writer.Line(
                    $"{Names.Decoder}.{family}Addresses(ref text, ref starts, {pair}, "
                    + $"{header}ref row.{Names.Property(addresses[i])}, ref error);");
            }

            if (addresses.Length % 2 == 1)
            {
                FieldSlot last = addresses[addresses.Length - 1];
                writer.Line(
                    $"{Names.Decoder}.{family}Address(ref text, ref starts, {Names.Number(last.Index)}, "
                    + $"{header}ref row.{Names.Property(last)}, ref error);");
            }

            writer.Line("return error == 0UL;");
        }

        writer.Line();
    }

    /// <summary>
    /// Emits the decoding of the next numbers: eight if all are known to be present, otherwise four, or the last one alone.
    /// </summary>
    private static void EmitNumbers(SourceWriter writer, ImmutableArray<FieldSlot> numbers, int first, int[] known, out int count)
    {
        bool areEight = first + 8 <= numbers.Length && numbers.Skip(first).Take(8).All(s => known.Contains(s.Index));
        count = areEight ? 8 : first + 1 == numbers.Length ? 1 : RowLayout.GroupSize;

        // The last group repeats its last field.
        FieldSlot[] group = Enumerable.Range(first, count).Select(n => numbers[Math.Min(n, numbers.Length - 1)]).ToArray();
        bool arePresent = group.All(s => known.Contains(s.Index));
        string method = count == 1 ? $"Number(ref text, ref starts, {(arePresent ? "0" : "header.Absent")}"
            : areEight ? "EightNumbersPresent(ref text, ref starts"
            : arePresent ? "NumbersPresent(ref text, ref starts"
            : "Numbers(ref text, ref starts, header.Absent";
        string slots = string.Join(", ", group.Select(s => Names.Number(s.Index)));
        string limits = string.Join(", ", group.Select(s => Names.Number(s.MaxValue)));
        writer.Line($"{Names.Decoder}.{method}, {slots}, {limits}, ref row.{Names.Property(group[0])}, ref error);");
    }
}
