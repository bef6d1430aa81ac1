using System.Buffers;
using System.Text;
using VpcFlow.Documents;
using VpcFlow.Records;

namespace VpcFlow.Tests.Records;

/// <summary>A filter selects 64 rows with one word, and only those rows are written as documents.</summary>
public class SelectionTests
{
    [Fact]
    public void Selection_AnyRows_WritesTheirDocuments()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            string[] fields = ["srcaddr", "dstaddr", "srcport", "dstport", "protocol", "bytes", "end", "action"];
            byte[] text = CorpusGenerator.Text(random, fields, 300, seed % 3 == 0 ? 0 : 0.1);
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)));
            string[] all = Documents(parser, text, filter: null);
            Assert.Equal(Write(parser, text), string.Concat(all));
            var filter = new SomeLines(random.Next(1, 20));
            bool[] chosen = Chosen(parser, text, filter);
            Assert.Equal(all.Length, chosen.Length);
            Assert.Equal(all.Where((_, i) => chosen[i]), Documents(parser, text, filter));
        }
    }

    private static string Write(FlowLogParser parser, byte[] text)
    {
        var output = new ArrayBufferWriter<byte>();
        parser.WriteEcs(text, output, new EcsWriterOptions { SourceTime = DateTimeOffset.UnixEpoch });
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static bool[] Chosen(FlowLogParser parser, byte[] text, RowFilter filter)
    {
        var chosen = new List<bool>();
        foreach (FlowLogRecord record in parser.Parse(text))
            chosen.Add(filter.IsSelected(record));
        return [.. chosen];
    }

    private static string[] Documents(FlowLogParser parser, byte[] text, RowFilter? filter)
    {
        var documents = new List<string>();
        DocumentScratch scratch = DocumentScratch.Rent();
        scratch.Context.Reset(EcsWriterOptions.Default, 0);
        var cursor = new RecordCursor(parser.Codec.Decoder, text, isPadded: false, new ReadProgress(FlowLogReaderOptions.Default), filter);
        for (CursorStep step = cursor.MoveNext(); step != CursorStep.End; step = cursor.MoveNext())
        {
            var writer = new ArrayBufferWriter<byte>();
            var output = new DocumentOutput(writer);
            if (step == CursorStep.Rows)
                parser.Codec.Writer.Write(ref cursor.Window, cursor.Batch, cursor.SelectedRows, scratch, ref output);
            else if (step == CursorStep.Record)
                parser.Codec.CarefulWriter.WriteCareful(cursor.Batch.Reader, cursor.Text, cursor.Original, 0, scratch, ref output);
            output.Flush();
            string[] written = Encoding.UTF8.GetString(writer.WrittenSpan).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            documents.AddRange(written.Select(d => d + "\n"));
        }

        DocumentScratch.Return(scratch);
        return [.. documents];
    }

    /// <summary>Selects about one of <paramref name="part"/> lines, by their text.</summary>
    private sealed class SomeLines(int part) : RowFilter
    {
        public override ulong Select(ref RecordWindow window, RowBatch batch)
        {
            ulong selection = 0;
            for (int i = 0; i < batch.Count; i++)
            {
                if (batch.Header(i).Cursor >= 0 && IsChosen(window.Line(in batch.Header(i))))
                    selection |= 1UL << i;
            }

            return selection;
        }

        public override bool IsSelected(FlowLogRecord record) => IsChosen(record.Line);

        private bool IsChosen(ReadOnlySpan<byte> line)
        {
            int sum = 0;
            foreach (byte b in line)
                sum = unchecked((sum * 31) + b);
            return (uint)sum % part == 0;
        }
    }
}
