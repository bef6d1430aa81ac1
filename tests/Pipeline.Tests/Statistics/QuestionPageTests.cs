using System.Text;

namespace VpcFlow.Pipeline.Tests.Statistics;

/// <summary>
/// The list in <c>docs/questions.md</c> derives from the questions. With the environment variable <c>UPDATE_DOCS=1</c> it is written
/// instead of compared; look at the difference before you commit it.
/// </summary>
public class QuestionPageTests
{
    private const string Begin = "<!-- begin questions -->\n\n";
    private const string End = "\n<!-- end questions -->";

    [Fact]
    public void Page_Always_HasAllQuestions()
    {
        string path = Repository.Path("docs", "questions.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        string list = CreateList();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, page[..begin] + list + page[end..]);
        }
        else
        {
            Assert.True(
                list == page[begin..end], "docs/questions.md does not have the questions; run this test with UPDATE_DOCS=1 to write it.");
        }
    }

    private static string CreateList()
    {
        var list = new StringBuilder();
        foreach (IGrouping<string, FlowLogQuestion> category in FlowLogQuestions.All.GroupBy(q => q.Category))
        {
            list.Append($"## {char.ToUpperInvariant(category.Key[0])}{category.Key[1..]}\n\n");
            foreach (FlowLogQuestion question in category)
                Append(list, question);
        }

        return list.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder list, FlowLogQuestion question)
    {
        FlowLogStatisticsQuery query = question.Query;
        list.Append($"### `{question.Id}`\n\n**{question.Text}** {question.Explanation}\n\n");
        if (query.Filter is not null)
            list.Append($"- where `{query.Filter}`\n");
        list.Append($"- by {Code(query.Groups)}: {Code(query.Measures)}\n");
        list.Append($"- needs {Code(question.Fields.Select(f => FlowLogFieldInfo.Get(f).Name))}\n\n");
    }

    private static string Code(IEnumerable<object> values) => string.Join(", ", values.Select(v => $"`{v}`"));
}
