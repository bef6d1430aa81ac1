namespace VpcFlow.Generator.Diagnostics;

/// <summary>What a diagnostic tells the code fixes. Its first additional location is the text to replace.</summary>
internal static class RepairProperties
{
    /// <summary>The text to put there; with the escapes of that literal.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>The name of the constant of <c>FlowLogFormats</c> that the format equals.</summary>
    public const string Preset = nameof(Preset);
}
