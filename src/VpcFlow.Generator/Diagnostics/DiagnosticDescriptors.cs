using Microsoft.CodeAnalysis;

namespace VpcFlow.Generator.Diagnostics;

/// <summary>All diagnostics: errors only where no code can be emitted.</summary>
internal static class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnknownField = Error("VPCF001", "Unknown flow log field", "{0}");

    public static readonly DiagnosticDescriptor DuplicateField = Error("VPCF002", "Duplicate flow log field", "{0}");

    public static readonly DiagnosticDescriptor EmptyFormat = Error("VPCF003", "Empty flow log format", "{0}");

    public static readonly DiagnosticDescriptor StrayText = Error("VPCF004", "Unexpected text in a flow log format", "{0}");

    public static readonly DiagnosticDescriptor NotPartial =
        Error("VPCF005", "Class with a flow log format is not partial", "The class '{0}' has a flow log format and must be partial, so that its parser can be added");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial =
        Error("VPCF006", "Type around a class with a flow log format is not partial", "The type '{0}' must be partial, since a class in it has a flow log format");

    public static readonly DiagnosticDescriptor UnsupportedClass =
        Error("VPCF007", "Class with a flow log format is generic or file-local", "The class '{0}' has a flow log format and can be neither generic, nor in a generic type, nor file-local");

    public static readonly DiagnosticDescriptor FieldNotInFormat =
        Error("VPCF008", "Field to read is not in the flow log format", "{0}");

    public static readonly DiagnosticDescriptor UnknownEcsVersion =
        Error("VPCF009", "Unknown ECS version", "{0} is not a version of ECS; use EcsVersion.V8_11 or EcsVersion.V8_0");

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, "VpcFlow", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
