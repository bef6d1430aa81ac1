using System.Text;
using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Tests.Sources.State;

public sealed class StateFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("vpcflow-state-").FullName;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void Open_FolderInUse_ThrowsAndSaysSo()
    {
        using (FlowLogStateFolder.Open(_path))
        {
            IOException e = Assert.Throws<IOException>(() => FlowLogStateFolder.Open(_path));
            Assert.Equal($"The state folder {_path} can't be opened: another process is using it", e.Message);
            Assert.Empty(FlowLogStateFolder.Read(_path));
        }

        FlowLogStateFolder.Open(_path).Dispose();
    }

    [Fact]
    public void Open_FileInPlaceOfTheFolder_Throws()
    {
        string file = Path.Combine(_path, "file");
        File.WriteAllText(file, "");
        IOException e = Assert.Throws<IOException>(() => FlowLogStateFolder.Open(file));
        Assert.StartsWith($"The state folder {file} can't be opened: ", e.Message, StringComparison.Ordinal);
    }

    /// <summary>What a process leaves that is killed while it writes.</summary>
    [Fact]
    public void Open_FilesThatWereNotFinished_AreDeleted()
    {
        string left = Path.Combine(_path, "a.json" + AtomicFile.TemporarySuffix);
        File.WriteAllText(left, "{");
        FlowLogStateFolder.Open(_path).Dispose();
        Assert.False(File.Exists(left));
    }

    [Fact]
    public void Read_Documents_ReturnsTheirParts()
    {
        StatePart[] parts = [new StatePart("a/", "2024-12-04", []), new StatePart("a/fl-1", "20241204T1200Z", ["x", "ü"])];
        var document = new StateDocument("s3://logs/", parts);
        document.Write(Path.Combine(_path, "a.json"));
        Assert.Equal(
            [
                new FlowLogStateEntry("s3://logs/", "a/", "2024-12-04", 0),
                new FlowLogStateEntry("s3://logs/", "a/fl-1", "20241204T1200Z", 2),
            ],
            FlowLogStateFolder.Read(_path));
        Assert.Equal(["x", "ü"], StateDocument.Read(Path.Combine(_path, "a.json")).Parts[1].Seen);
    }

    [Theory]
    [InlineData("""{"version":2,"source":"s","parts":[]}""", "has version 2 of the state; expected 1")]
    [InlineData("""{"version":1,"source":"s"}""", "is not a file of the state")]
    [InlineData("""{"version":"1"}""", "is not a file of the state")]
    [InlineData("{", "is not a file of the state")]
    public void Read_OtherFile_NamesIt(string text, string reason)
    {
        string path = Path.Combine(_path, "a.json");
        File.WriteAllText(path, text);
        IOException e = Assert.Throws<IOException>(() => FlowLogStateFolder.Read(_path));
        Assert.StartsWith($"{path} {reason}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NameOf_SimilarSources_Differ()
    {
        Assert.NotEqual(StateDocument.NameOf("s3://a/b"), StateDocument.NameOf("s3://a-b"));
        Assert.Matches("^[A-Za-z0-9-]+$", StateDocument.NameOf($"s3://a/../{new string('x', 500)}"));
        Assert.InRange(StateDocument.NameOf(new string('x', 500)).Length, 1, 80);
    }

    [Fact]
    public void Journal_Reopened_HasWhatWasAdded()
    {
        string path = Path.Combine(_path, "a.keys");
        UInt128 key = KeyJournal.HashOf("k", "\"0a\"");
        using (KeyJournal journal = KeyJournal.Open(path, "s3://logs/"))
        {
            journal.Add(key);
            journal.Add(key);
        }

        // A line that was not finished counts for nothing.
        File.AppendAllText(path, "0123");
        using KeyJournal again = KeyJournal.Open(path, "s3://logs/");
        Assert.True(again.Contains(KeyJournal.HashOf("k", "0a")));
        Assert.False(again.Contains(KeyJournal.HashOf("k", "0b")));
        again.Add(1);
        Assert.Equal(("s3://logs/", 2), KeyJournal.Describe(path));
    }

    [Fact]
    public void Journal_ObjectsThatNoLongerExist_AreForgottenWhenTheyAreMany()
    {
        string path = Path.Combine(_path, "a.keys");
        using KeyJournal journal = KeyJournal.Open(path, "s3://logs/");
        for (int i = 0; i < 1500; i++)
            journal.Add((UInt128)i);
        journal.Compact([.. Enumerable.Range(0, 1000).Select(i => (UInt128)i)]);
        Assert.Equal(1500, KeyJournal.Describe(path).Count);
        journal.Compact([1, 2]);
        Assert.Equal(2, KeyJournal.Describe(path).Count);
        Assert.True(journal.Contains(2) && !journal.Contains(3));
        journal.Add(7);
        Assert.Equal(3, KeyJournal.Describe(path).Count);
    }

    [Fact]
    public void Journal_OtherFile_NamesIt()
    {
        string path = Path.Combine(_path, "a.keys");
        File.WriteAllText(path, "vpcflow-keys 2 s3://logs/\n", Encoding.UTF8);
        Assert.Contains(path, Assert.Throws<IOException>(() => KeyJournal.Open(path, "s3://logs/")).Message, StringComparison.Ordinal);
    }
}
