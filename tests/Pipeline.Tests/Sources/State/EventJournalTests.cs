using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Tests.Sources.State;

public sealed class EventJournalTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("vpcflow-state-").FullName, "a.events");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Open_AgainAfterWhatWasHalfWritten_HasTheRest()
    {
        using (EventJournal journal = EventJournal.Open(_path, "cloudwatch:a", 1000))
        {
            journal.Add([(1, 1500), (2, 3000)]);
            journal.Move(2000);
            journal.Add([(3, 2500)]);
        }

        // Cut off within the line, or within the number of one that would be another position.
        File.AppendAllText(_path, "e 2600 0000000000000000000000000000000");
        using (EventJournal journal = EventJournal.Open(_path, "cloudwatch:a", 1))
        {
            Assert.Equal((2000, 2), (journal.Position, journal.Count));
            Assert.Equal([false, true, true], new UInt128[] { 1, 2, 3 }.Select(journal.Contains));
        }

        File.AppendAllText(_path, "p 99999");
        using (EventJournal journal = EventJournal.Open(_path, "cloudwatch:a", 1))
            Assert.Equal(2000, journal.Position);
        Assert.Equal(new FlowLogStateEntry("cloudwatch:a", "", "1970-01-01T00:00:02.000Z", 2), EventJournal.Describe(_path));
    }

    [Fact]
    public void Move_TooManyEvents_ForgetsTheOldest()
    {
        using EventJournal journal = EventJournal.Open(_path, "s", 0, maxEvents: 2);
        journal.Add([(1, 500), (2, 300), (3, 400), (4, 100)]);
        Assert.Equal(1, journal.Move(200));
        Assert.Equal([true, false, true, false], new UInt128[] { 1, 2, 3, 4 }.Select(journal.Contains));
    }

    [Fact]
    public void Move_ManyLinesOfThePast_WritesTheFileAgainWithoutThem()
    {
        using EventJournal journal = EventJournal.Open(_path, "s", 0);
        for (int i = 0; i < 30; i++)
        {
            journal.Add(Enumerable.Range(0, 500).Select(e => ((UInt128)((1000 * i) + e), (long)i)));
            journal.Move(i);
        }

        // At most 500 that count, and as many again and a thousand that don't, of 50 bytes.
        Assert.InRange(new FileInfo(_path).Length, 1, 100_000);
        Assert.Equal(500, EventJournal.Describe(_path).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("vpcflow-events 2 s\n")]
    public void Open_OtherFile_NamesItAndWhatIsExpected(string content)
    {
        File.WriteAllText(_path, content);
        IOException e = Assert.Throws<IOException>(() => EventJournal.Open(_path, "s", 0));
        Assert.Contains(_path, e.Message, StringComparison.Ordinal);
        Assert.Contains("expected 'vpcflow-events 1 '", e.Message, StringComparison.Ordinal);
    }
}
