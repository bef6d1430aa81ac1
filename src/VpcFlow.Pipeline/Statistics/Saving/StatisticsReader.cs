using System.Text;
using VpcFlow.Pipeline.Statistics.Counting;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Sketches;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Saving;

/// <summary>Reads what <see cref="StatisticsWriter"/> has written.</summary>
internal static class StatisticsReader
{
    /// <summary>Reads statistics into empty ones; returns their formats.</summary>
    /// <exception cref="InvalidDataException">The input is not what it should be.</exception>
    public static List<FlowLogFormat> Read(Stream input, string signature, BoundedGroups groups)
    {
        using var reader = new BinaryReader(input, Encoding.UTF8, leaveOpen: true);
        try
        {
            if (ReadString(reader) != StatisticsWriter.Mark)
                throw new InvalidDataException("This is not a file of statistics, or one of another version.");
            string found = reader.ReadString();
            if (found != signature)
                throw new InvalidDataException($"The file contains statistics {found}; expected {signature}.");
            List<FlowLogFormat> formats = [];
            for (int left = ReadCount(reader); left > 0; left--)
                formats.Add(FlowLogFormat.Parse(reader.ReadString()));
            ReadGroups(reader, groups);
            if (ReadString(reader) != StatisticsWriter.Mark)
                throw new InvalidDataException("The file of statistics is damaged: it does not end as it should.");
            return formats;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or FlowLogFormatException)
        {
            throw new InvalidDataException("The file of statistics is damaged or cut off.", e);
        }
    }

    private static void ReadGroups(BinaryReader reader, BoundedGroups groups)
    {
        groups.Floor = reader.ReadUInt64();
        ReadWords(reader, groups.Totals);
        foreach (DistinctCounter counter in groups.Removed)
            ReadCounter(reader, counter);
        GroupTable table = groups.Table;
        int texts = ReadCount(reader);
        for (int text = 0; text < texts; text++)
            table.Texts.Add(ReadBytes(reader, ReadCount(reader)));
        ulong[] words = new ulong[table.Layout.Size];
        for (int left = ReadCount(reader); left > 0; left--)
        {
            ReadWords(reader, words);
            CheckTexts(table, ref words[0]);
            int entry = table.Find(ref words[0]);
            words.CopyTo(table[entry]);
            for (int i = 0; i < table.Layout.Distincts; i++)
            {
                DistinctCounter counter = table.Distinct(entry, i);
                table.DistinctMemory -= counter.Memory;
                ReadCounter(reader, counter);
                table.DistinctMemory += counter.Memory;
            }
        }
    }

    private static void CheckTexts(GroupTable table, ref ulong key)
    {
        for (int i = 0; i < table.Layout.Key.Operands.Length; i++)
        {
            GroupOperand operand = table.Layout.Key.Operands[i];
            if (GroupCode.TextOf(operand, table.Layout.Key.Get(ref key, i)) >= table.Texts.Count)
                throw new InvalidDataException("The file of statistics is damaged: a group refers to a text that is missing.");
        }
    }

    private static void ReadCounter(BinaryReader reader, DistinctCounter counter)
    {
        if (!reader.ReadBoolean())
        {
            counter.MergeRegisters(ReadBytes(reader, HyperLogLog.Size));
            return;
        }

        for (int left = ReadCount(reader); left > 0; left--)
        {
            ulong hash = reader.ReadUInt64();
            counter.Add(hash == 0 ? throw new InvalidDataException("The file of statistics is damaged: a hash is 0.") : hash);
        }
    }

    private static void ReadWords(BinaryReader reader, Span<ulong> words)
    {
        foreach (ref ulong word in words)
            word = reader.ReadUInt64();
    }

    /// <summary>Reads a text that may be the first of something else altogether.</summary>
    private static string ReadString(BinaryReader reader)
        => reader.ReadByte() is var length && length == StatisticsWriter.Mark.Length
            ? Encoding.UTF8.GetString(ReadBytes(reader, length))
            : "";

    private static byte[] ReadBytes(BinaryReader reader, int length)
    {
        byte[] bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new EndOfStreamException();
    }

    private static int ReadCount(BinaryReader reader)
        => reader.ReadInt32() is >= 0 and var count
            ? count
            : throw new InvalidDataException("The file of statistics is damaged: a number of entries is negative.");
}
