using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>Members of generated records besides the properties of fields: present fields, text, copies and views.</summary>
[Collection(nameof(GeneratedParsers))]
public class RecordFieldTests
{
    public static TheoryData<string> Formats => GeneratedParsers.Names;

    /// <summary>The present fields are those that are read and are not <c>-</c> in the line.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void PresentFields_AnyLine_AreThoseOfTheLine(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            byte[] text = Lines(format, seed);
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
    public void ToOwned_AfterTheTextIsCleared_EqualsTheRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            byte[] text = Lines(format, seed);
            RunOutcome expected = RunOutcome.OfParse(format.Render, text);
            RunOutcome.AssertEqual(expected, OfOwned(format, text), $"{name}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void View_OfAnyFormat_EqualsTheRecord(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        for (int seed = 0; seed < 4; seed++)
        {
            byte[] text = Lines(format, seed);
            RunOutcome expected = RunOutcome.OfParse(format.Render, text);
            RunOutcome.AssertEqual(expected, RunOutcome.OfParse(format.RenderViews, text), $"{name}, seed {seed}");
        }
    }

    /// <summary>The text of a line with more than one space between fields is copied to a buffer that the next line overwrites.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void ToOwned_RecordsOfCopies_EqualTheRecords(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        var generator = new LineGenerator(12);
        IEnumerable<string> lines = Enumerable.Range(0, 30).Select(_ => generator.Line(format.Case.Parsed).Replace(" ", "  "));
        byte[] text = Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        RunOutcome expected = RunOutcome.OfParse(format.Render, text);
        Assert.Equal(30, expected.Summary.Records);
        RunOutcome.AssertEqual(expected, OfOwned(format, text), name);
    }

    /// <summary>The default value has no fields, nor does its copy; their properties can still be read.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Default_Record_HasNoFields(string name)
    {
        GeneratedFormat format = GeneratedParsers.Get(name);
        format.TryParse(""u8, out string nothing);
        Assert.Equal($"0 fields, 0 characters, {nothing}", format.DescribeDefault());
    }

    /// <summary>Records have members besides the properties of their fields.</summary>
    [Fact]
    public void PropertyNames_OfFields_AreNotThoseOfOtherMembers()
    {
        string[] others =
        [
            "Record", "OwnedRecord", "Line", "PresentFields", "ToOwned", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone",
            "Finalize", "ReferenceEquals",
        ];
        Assert.Empty(FlowLogFieldInfo.All.Select(f => f.PropertyName).Intersect(others));
    }

    private static byte[] Lines(GeneratedFormat format, int seed)
        => seed % 2 == 0 ? new LineGenerator(seed).Text(format.Case.Parsed, 100) : new LineMutator(seed).Text(format.Case.Parsed, 100);

    private static RunOutcome OfOwned(GeneratedFormat format, byte[] text)
        => RunOutcome.OfParse((utf8, options, rendered) => format.RenderOwned(utf8.ToArray(), options, rendered), text);

    private static string Expected(GeneratedFormat format, string line)
    {
        var expected = new StringBuilder();
        foreach ((FlowLogColumn column, string value) in format.Case.Parsed.Columns.Zip(line.Split(' ')))
        {
            if (value != "-" && column.Field is { } field && format.Case.DecodedFields.Contains(field))
                expected.Append(CultureInfo.InvariantCulture, $"{field} {FlowLogFieldInfo.Get(field).Name}={value}\n");
        }

        return expected.ToString();
    }

    /// <summary>Asserts that a text is on one line and, if nothing has to be escaped, consists of the fields.</summary>
    private static void AssertText(string fields, string text)
    {
        Assert.DoesNotContain(text, char.IsControl);
        string[] lines = fields.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] names = [.. lines.Select(f => f[(f.IndexOf(' ', StringComparison.Ordinal) + 1)..])];
        if (names.All(n => n.All(c => c is > ' ' and < '\u007F' and not '\\')))
            Assert.Equal(string.Join(' ', names), text);
    }
}
