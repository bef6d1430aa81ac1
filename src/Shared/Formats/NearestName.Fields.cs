using VpcFlow.Fields;

namespace VpcFlow.Formats;

/// <summary>The names of fields.</summary>
internal static partial class NearestName
{
    /// <summary>Returns the nearest field name within a third of the text's length in edits, or <see langword="null"/>.</summary>
    public static string? Find(string text) => Find(text, FlowLogFieldCatalogue.All);

    /// <summary>Does what <see cref="Find(string)"/> does, among some of the fields.</summary>
    public static string? Find(string text, IEnumerable<FlowLogFieldInfo> candidates) => Find(text, candidates.Select(c => c.Name));
}
