using System.Globalization;
using System.Text;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>What an generated record has besides its properties: its present fields, its text, and copies of it.</summary>
[Collection(nameof(GeneratedParsers))]
public class RecordFieldTests
{
    public static TheoryData<string> Formats => GeneratedParsers.Names;

    /// <summary>The present fields are the parts of the line that are read and are not <c>-</c>.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void PresentFields_AnyLine_AreThoseOfTheLine(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            byte[] text = seed % 2 == 0 ? new LineGenerator(seed).Text(format.Case.Parsed, 100) : new LineMutator(seed).Text(format.Case.Parsed, 100);
            List<string> lines = [], fields = [], texts = [];
            format.ListFields(text, lines, fields, texts);
            Assert.Equal(lines.Select(line => Expected(format, line)), fields);
            Assert.All(fields.Zip(texts), r => AssertText(r.First, r.Second));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void ToString_AnyLine_IsThatOfTheInterpretedParser(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        byte[] text = new LineMutator(11).Text(format.Case.Parsed, 100);
        List<string> expected = [], actual = [];
        foreach (FlowLogRecord record in format.Interpreted.Parse(text))
            expected.Add(record.ToString());
        format.ListFields(text, [], [], actual);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void ToOwned_WhenTheReaderAndTheTextAreGone_HasAllThatTheRecordHad(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            byte[] text = seed % 2 == 0 ? new LineGenerator(seed).Text(format.Case.Parsed, 100) : new LineMutator(seed).Text(format.Case.Parsed, 100);
            RunOutcome expected = RunOutcome.OfParse(format.Render, text);
            RunOutcome actual = RunOutcome.OfParse((utf8, options, rendered) => format.RenderOwned(utf8.ToArray(), options, rendered), text);
            RunOutcome.AssertEqual(expected, actual, $"{name}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void View_OfAnyFormat_HasAllThatTheRecordHas(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            byte[] text = seed % 2 == 0 ? new LineGenerator(seed).Text(format.Case.Parsed, 100) : new LineMutator(seed).Text(format.Case.Parsed, 100);
            RunOutcome.AssertEqual(RunOutcome.OfParse(format.Render, text), RunOutcome.OfParse(format.RenderViews, text), $"{name}, seed {seed}");
        }
    }

    /// <summary>The text of an envelope is read into a buffer that the next line overwrites.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void ToOwned_RecordsOfEnvelopes_HaveAllThatTheRecordsHad(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        var generator = new LineGenerator(12);
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(
            Enumerable.Range(0, 30).Select(_ => $"{{\"message\":{System.Text.Json.JsonSerializer.Serialize(generator.Line(format.Case.Parsed))}}}\n")));
        RunOutcome expected = RunOutcome.OfParse(format.Render, text);
        Assert.Equal(30, expected.Summary.Records);
        RunOutcome.AssertEqual(expected, RunOutcome.OfParse((utf8, options, rendered) => format.RenderOwned(utf8.ToArray(), options, rendered), text), name);
    }

    /// <summary>The default value has no fields, and neither has its copy; their properties may be read without harm.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Default_Record_HasNoFields(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        format.TryParse(""u8, out string nothing);
        Assert.Equal($"0 fields, 0 characters, {nothing}", format.DescribeDefault());
    }

    /// <summary>Records have members beside the properties of their fields.</summary>
    [Fact]
    public void PropertyNames_OfFields_AreNoOtherMembersOfRecords()
    {
        string[] others =
        [
            "Record", "OwnedRecord", "Line", "PresentFields", "ToOwned", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals",
        ];
        Assert.Empty(FlowLogFieldInfo.All.Select(f => f.PropertyName).Intersect(others));
    }

    private static string Expected(GeneratedFormat format, string line)
    {
        var expected = new StringBuilder();
        foreach ((FlowLogField field, string value) in format.Case.Parsed.Fields.Zip(line.Split(' ')))
        {
            if (value != "-" && format.Case.DecodedFields.Contains(field))
                expected.Append(CultureInfo.InvariantCulture, $"{field} {FlowLogFieldInfo.Get(field).Name}={value}\n");
        }

        return expected.ToString();
    }

    /// <summary>One line with the fields in it; where nothing has to be escaped, exactly they.</summary>
    private static void AssertText(string fields, string text)
    {
        Assert.DoesNotContain(text, char.IsControl);
        string[] names = [.. fields.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(f => f[(f.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
        if (names.All(n => n.All(c => c is > ' ' and < '\u007F' and not '\\')))
            Assert.Equal(string.Join(' ', names), text);
    }
}
