namespace VpcFlow.Generator.Diagnostics;

/// <summary>The properties that a diagnostic passes to the code fixes. Its first additional location is the text to replace.</summary>
internal static class RepairProperties
{
    /// <summary>The text to replace it with, in the escapes of that literal.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>The name of the constant of <c>FlowLogFormats</c> that the format equals.</summary>
    public const string Preset = nameof(Preset);
}
