using System.Text;
using VpcFlow.Input;
using VpcFlow.Records;

namespace VpcFlow.Tests.Input;

public class HeaderScannerTests
{
    private static readonly string[] s_lines =
    [
        "2 123456789010 eni-1 10.0.0.1", "- - -", "eni-1235b8ca 10.0.0.1", "unknown 1", "", "\r", " srcaddr bytes",
        "srcaddr bytes action\r", "account_id", "\uFEFFdstaddr srcaddr", "srcaddr srcaddr", "srcaddr x",
        "{\"message\":\"srcaddr bytes\"}", " {}", " [{", "timestamp,message", "\"@timestamp\",\"@message\"\r", "a,b", "{",
        "version", "accept", "x", "\0", "é",
    ];

    /// <summary>The first header is found at any position in the vectors, and the lines before it are counted.</summary>
    [Fact]
    public void Find_RandomLines_FindsWhatALineByLineSearchFinds()
    {
        for (int seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            string[] lines = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => AnyLine(random))];
            byte[] text = Encoding.UTF8.GetBytes(string.Join('\n', lines) + (random.Next(2) == 0 ? "\n" : ""));
            byte[] after = Encoding.ASCII.GetBytes(new string('\n', 33) + "srcaddr bytes\n" + new string('a', 64));
            byte[] padded = [.. new byte[WindowReader.Padding], .. text, .. after];

            bool findsWrapped = random.Next(2) == 0;
            int start = HeaderScanner.Find(padded.AsSpan(WindowReader.Padding, text.Length), text.Length, findsWrapped, out long count);

            Assert.Equal(Search(text, findsWrapped), (start, (int)count));
        }
    }

    private static string AnyLine(Random random)
        => random.Next(3) > 0 ? new string('7', random.Next(70)) + " 1" : s_lines[random.Next(s_lines.Length)];

    private static (int Start, int Count) Search(byte[] text, bool findsWrapped)
    {
        int start = 0;
        int count = 0;
        while (start < text.Length)
        {
            int end = Array.IndexOf(text, (byte)'\n', start);
            string line = Encoding.UTF8.GetString(text[start..(end < 0 ? text.Length : end)]);
            string trimmed = (line.StartsWith('\uFEFF') ? line[1..] : line).TrimStart(' ');
            bool isWrapped = trimmed.StartsWith('{') || trimmed.StartsWith('[') || trimmed.Contains("message") && trimmed.Contains(',');
            if ((findsWrapped && isWrapped) || FlowLogFormat.TryParseHeader(Encoding.UTF8.GetBytes(line), out _))
                return (start, count);
            count++;
            start = end < 0 ? text.Length : end + 1;
        }

        return (text.Length, count);
    }
}
