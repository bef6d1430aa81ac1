using System.Text;
using VpcFlow.Pipeline.Statistics.Counting;
using VpcFlow.Pipeline.Statistics.Sketches;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Saving;

/// <summary>Writes statistics; <see cref="StatisticsReader"/> reads them.</summary>
internal static class StatisticsWriter
{
    /// <summary>What a file begins with: the version of its layout is its last character.</summary>
    public const string Mark = "VPCFLOW-STATISTICS-1";

    public static void Write(Stream output, string signature, IEnumerable<FlowLogFormat> formats, BoundedGroups groups)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(Mark);
        writer.Write(signature);
        string[] headers = [.. formats.Select(f => f.ToHeader()).Order(StringComparer.Ordinal)];
        writer.Write(headers.Length);
        foreach (string header in headers)
            writer.Write(header);
        writer.Write(groups.Floor);
        Write(writer, groups.Totals);
        foreach (DistinctCounter counter in groups.Removed)
            Write(writer, counter);
        WriteTexts(writer, groups.Table.Texts);
        GroupTable table = groups.Table;
        writer.Write(table.Count);
        for (int entry = 0; entry < table.Count; entry++)
        {
            Write(writer, table[entry]);
            for (int i = 0; i < table.Layout.Distincts; i++)
                Write(writer, table.Distinct(entry, i));
        }

        writer.Write(Mark);
    }

    private static void WriteTexts(BinaryWriter writer, KeyTexts texts)
    {
        writer.Write(texts.Count);
        for (int text = 0; text < texts.Count; text++)
        {
            writer.Write(texts[text].Length);
            writer.Write(texts[text]);
        }
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<ulong> words)
    {
        foreach (ulong word in words)
            writer.Write(word);
    }

    private static void Write(BinaryWriter writer, DistinctCounter counter)
    {
        writer.Write(counter.IsExact);
        if (counter.IsExact)
        {
            // Sorted, so that the same counts are the same bytes, in whatever order they were counted.
            ulong[] hashes = counter.Hashes.ToArray();
            Array.Sort(hashes);
            ReadOnlySpan<ulong> used = hashes.AsSpan().TrimStart(0UL);
            writer.Write(used.Length);
            Write(writer, used);
        }
        else
        {
            writer.Write(counter.Registers);
        }
    }
}
