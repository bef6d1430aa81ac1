using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using VpcFlow.Plan;

namespace VpcFlow.Documents;

/// <summary>Validates namespaces of data streams by the rules of Elasticsearch.</summary>
internal static class DataStreamNamespace
{
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("\\/*?\"<>|,#:- \t\r\n");

    public static string Validate(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        if (value.AsSpan().ContainsAny(s_forbidden) || value.Any(c => char.IsControl(c) || char.IsSurrogate(c) || char.IsUpper(c))
            || Encoding.UTF8.GetByteCount(value) > DocumentSizes.Namespace)
        {
            throw new ArgumentException(
                $"'{value}' is not a valid namespace for a data stream: expected 1 to 100 bytes of lower-case text "
                + "without white space or any of \\ / * ? \" < > | , # : -",
                name);
        }

        return value;
    }
}
