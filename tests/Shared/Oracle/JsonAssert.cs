using System.Text;
using System.Text.Json;
using Xunit;

namespace VpcFlow.Tests;

/// <summary>Compares documents as JSON values: members in any order, arrays in order, numbers by their text.</summary>
internal static class JsonAssert
{
    /// <summary>
    /// Fails with the path of the first difference. In the expected document "*" as error, error.message or status_detail matches any
    /// non-empty text, since only the product defines its wording.
    /// </summary>
    public static void Equal(string expected, string actual)
    {
        string? difference = FindDifference(expected, actual);
        if (difference is not null)
        {
            Assert.Fail($"{difference}\nexpected: {expected}\nactual:   {actual}");
        }
    }

    /// <summary>Splits an output into documents, after checking that each is a line of valid UTF-8 that ends with a line feed.</summary>
    public static string[] SplitLines(ReadOnlySpan<byte> output)
    {
        string text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(output);
        if (text.Length == 0)
        {
            return [];
        }

        Assert.True(text.EndsWith('\n'), "The last line has no line feed.");
        string[] lines = text[..^1].Split('\n');
        Assert.All(lines, line => Assert.False(line.Length == 0 || line.Contains('\r'), "A line is empty or has a carriage return."));
        return lines;
    }

    /// <summary>Returns the first difference with its path, or null if there is none.</summary>
    public static string? FindDifference(string expected, string actual)
    {
        using JsonDocument expectedDocument = JsonDocument.Parse(expected, new JsonDocumentOptions { AllowDuplicateProperties = false });
        try
        {
            using JsonDocument actualDocument = JsonDocument.Parse(actual);
            return Compare("", expectedDocument.RootElement, actualDocument.RootElement);
        }
        catch (JsonException exception)
        {
            return "The actual document is not JSON: " + exception.Message;
        }
        catch (InvalidOperationException exception)
        {
            // Thrown by the reader for a lone surrogate.
            return "The actual document has text that is not Unicode: " + exception.Message;
        }
    }

    private static string? Compare(string path, JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != actual.ValueKind)
        {
            return $"{path}: expected {expected.ValueKind}, was {actual.ValueKind}";
        }

        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                return CompareObjects(path, expected, actual);
            case JsonValueKind.Array:
                return CompareArrays(path, expected, actual);
            case JsonValueKind.String:
                return CompareText(path, expected.GetString()!, actual.GetString()!);
            case JsonValueKind.Number:
                return CompareText(path, expected.GetRawText(), actual.GetRawText());
            default:
                // true, false and null are fully described by their kind.
                return null;
        }
    }

    private static string? CompareText(string path, string expected, string actual)
    {
        bool equal = path is "error.message" or "error" or "status_detail" && expected == "*" ? actual.Length > 0 : expected == actual;
        return equal ? null : $"{path}: expected {expected}, was {actual}";
    }

    private static string? CompareArrays(string path, JsonElement expected, JsonElement actual)
    {
        if (expected.GetArrayLength() != actual.GetArrayLength())
        {
            return $"{path}: expected {expected.GetArrayLength()} values, was {actual.GetArrayLength()}";
        }

        return expected.EnumerateArray()
            .Zip(actual.EnumerateArray())
            .Select((pair, index) => Compare($"{path}[{index}]", pair.First, pair.Second))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? CompareObjects(string path, JsonElement expected, JsonElement actual)
    {
        HashSet<string> names = [];
        foreach (JsonProperty member in actual.EnumerateObject())
        {
            string memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!names.Add(member.Name))
            {
                return memberPath + ": is there twice";
            }

            if (!expected.TryGetProperty(member.Name, out JsonElement value))
            {
                return $"{memberPath}: not expected, was {member.Value.GetRawText()}";
            }

            string? difference = Compare(memberPath, value, member.Value);
            if (difference is not null)
            {
                return difference;
            }
        }

        string? missing = expected.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !names.Contains(name));
        return missing is null ? null : $"{(path.Length == 0 ? "" : path + ".")}{missing}: missing";
    }
}
