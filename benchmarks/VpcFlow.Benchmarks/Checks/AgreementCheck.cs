using System.Text.Json.Nodes;
using VpcFlow.Benchmarks.Contenders;
using VpcFlow.Benchmarks.Data;

namespace VpcFlow.Benchmarks.Checks;

/// <summary>
/// Checks that all contenders read the same values and write the same documents. Otherwise no comparison would be meaningful.
/// </summary>
internal static class AgreementCheck
{
    /// <summary>The number of documents that are compared; the rest are only counted.</summary>
    private const int ComparedDocuments = 2000;

    public static int Run()
    {
        int errors = 0;
        foreach (FormatCase format in Enum.GetValues<FormatCase>())
        {
            using var input = new BenchmarkInput(format, 3000);
            foreach (Scope scope in Enum.GetValues<Scope>())
            {
                foreach (string error in Check(scope, input))
                {
                    Console.WriteLine(error);
                    errors++;
                }
            }
        }

        Console.WriteLine(errors == 0 ? "All contenders agree." : $"{errors} contenders disagree.");
        return errors == 0 ? 0 : 1;
    }

    /// <summary>Runs each contender of a scope once and compares it with the generated one; returns what differs.</summary>
    public static IEnumerable<string> Check(Scope scope, BenchmarkInput input)
    {
        Contender[] contenders = [.. ContenderList.Of(scope, input.Format)];
        if (contenders.Length == 0)
            yield break;
        FieldSums expected = contenders[0].Run(input);
        string[] documents = Documents(contenders[0], input);
        foreach (Contender contender in contenders)
        {
            FieldSums sums = contender.Run(input);
            string? error = Difference(contender.Evidence, expected, sums, input.Records)
                ?? DocumentDifference(contender, documents, Documents(contender, input));
            if (error is not null)
                yield return $"{scope.Name()}\t{input.Format.Name()}\t{contender.Name}: {error}";
        }
    }

    private static string? Difference(Evidence evidence, FieldSums expected, FieldSums sums, int records)
    {
        if (sums.Records != records)
            return $"{sums.Records} records instead of {records}";
        if (evidence.HasFlag(Evidence.Numbers) && sums.Numbers != expected.Numbers)
            return $"numbers sum up to {sums.Numbers} instead of {expected.Numbers}";
        if (evidence.HasFlag(Evidence.TextLengths) && sums.TextLengths != expected.TextLengths)
            return $"lengths of texts sum up to {sums.TextLengths} instead of {expected.TextLengths}";
        if (evidence.HasFlag(Evidence.TextBytes) && sums.TextBytes != expected.TextBytes)
            return $"first bytes of texts sum up to {sums.TextBytes} instead of {expected.TextBytes}";
        if (evidence.HasFlag(Evidence.Addresses) && sums.Addresses != expected.Addresses)
            return $"addresses sum up to {sums.Addresses} instead of {expected.Addresses}";
        return null;
    }

    private static string[] Documents(Contender contender, BenchmarkInput input)
    {
        if ((contender.Evidence & (Evidence.Documents | Evidence.DocumentsWithNulls | Evidence.Rows)) == 0)
            return [];
        bool isFile = contender.Scope != Scope.Ecs || contender.Evidence.HasFlag(Evidence.DocumentsWithNulls);
        string text = isFile ? File.ReadAllText(input.OutputPath) : System.Text.Encoding.UTF8.GetString(input.Sink.Written);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? DocumentDifference(Contender contender, string[] expected, string[] documents)
    {
        if (contender.Evidence.HasFlag(Evidence.Rows))
            return documents.SequenceEqual(expected) ? null : "the rows of CSV are different";
        if ((contender.Evidence & (Evidence.Documents | Evidence.DocumentsWithNulls)) == 0)
            return null;
        if (documents.Length != expected.Length)
            return $"{documents.Length} documents instead of {expected.Length}";
        for (int i = 0; i < Math.Min(ComparedDocuments, documents.Length); i++)
        {
            JsonNode document = JsonNode.Parse(documents[i])!;
            JsonNode wanted = JsonNode.Parse(expected[i])!;
            if (document["network"]?["community_id"] is null)
                (wanted["network"] as JsonObject)?.Remove("community_id");
            if (contender.Evidence.HasFlag(Evidence.DocumentsWithNulls))
                RemoveNulls((JsonObject)document);
            if (!JsonNode.DeepEquals(document, wanted))
                return $"document {i} is\n  {document.ToJsonString()}\ninstead of\n  {wanted.ToJsonString()}";
        }

        return null;
    }

    /// <summary>Removes members that are null, and objects and arrays that are empty.</summary>
    private static void RemoveNulls(JsonObject value)
    {
        foreach ((string name, JsonNode? member) in value.ToArray())
        {
            if (member is JsonObject child)
                RemoveNulls(child);
            if (member is null or JsonObject { Count: 0 } or JsonArray { Count: 0 })
                value.Remove(name);
        }
    }
}
