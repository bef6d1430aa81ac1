using Microsoft.CodeAnalysis;

namespace VpcFlow.Generator.Diagnostics;

/// <summary>
/// Defines all diagnostics. They are errors only where no code can be generated, or not all of it. The package contains a page for each,
/// which help links refer to by its path in the package.
/// </summary>
internal static class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor UnknownField = Create(
        DiagnosticIds.UnknownField, DiagnosticSeverity.Error, "Unknown flow log field",
        "'{0}' is not a flow log field{1}");

    public static readonly DiagnosticDescriptor DuplicateField = Create(
        DiagnosticIds.DuplicateField, DiagnosticSeverity.Warning, "Duplicate flow log field",
        "The field '{0}' appears twice in {1}{2}");

    public static readonly DiagnosticDescriptor EmptyFormat = Create(
        DiagnosticIds.EmptyFormat, DiagnosticSeverity.Error, "Empty flow log format",
        "{0} names no field; expected names such as ${{srcaddr}}, separated by spaces{1}");

    public static readonly DiagnosticDescriptor StrayText = Create(
        DiagnosticIds.StrayText, DiagnosticSeverity.Error, "Unexpected text in a flow log format",
        "Unexpected text '{0}'; expected {1}");

    public static readonly DiagnosticDescriptor NotPartial = Create(
        DiagnosticIds.NotPartial, DiagnosticSeverity.Error, "Class with a flow log format is not partial",
        "The class '{0}' has a flow log format and must be partial, so that its parser can be added");

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Create(
        DiagnosticIds.ContainingTypeNotPartial, DiagnosticSeverity.Error, "Type around a class with a flow log format is not partial",
        "The type '{0}' must be partial, since a class in it has a flow log format");

    public static readonly DiagnosticDescriptor UnsupportedClass = Create(
        DiagnosticIds.UnsupportedClass, DiagnosticSeverity.Error, "Class with a flow log format is generic or file-local",
        "The class '{0}' has a flow log format and can be neither generic, nor in a generic type, nor file-local");

    public static readonly DiagnosticDescriptor FieldNotInFormat = Create(
        DiagnosticIds.FieldNotInFormat, DiagnosticSeverity.Error, "Field to read is not in the flow log format",
        "'{0}' is not a field of the format{1}");

    public static readonly DiagnosticDescriptor UnknownEcsVersion = Create(
        DiagnosticIds.UnknownEcsVersion, DiagnosticSeverity.Error, "Unknown ECS version",
        "{0} is not a version of ECS; use EcsVersion.V8_11 or EcsVersion.V8_0");

    public static readonly DiagnosticDescriptor MemberCollision = Create(
        DiagnosticIds.MemberCollision, DiagnosticSeverity.Error, "Member has the name of a generated one",
        "The class '{0}' has a flow log format, so a member named '{1}' is generated into it; rename this one");

    public static readonly DiagnosticDescriptor ClassNamedAsMember = Create(
        DiagnosticIds.ClassNamedAsMember, DiagnosticSeverity.Error, "Class with a flow log format has the name of a generated member",
        "A class with a flow log format can't be named '{0}', since a member with that name is generated into it");

    public static readonly DiagnosticDescriptor FieldWithoutBraces = Create(
        DiagnosticIds.FieldWithoutBraces, DiagnosticSeverity.Warning, "Flow log field without ${} among fields with it",
        "The field '{0}' is written without ${{}}, although other fields of the format have it");

    public static readonly DiagnosticDescriptor NoTime = Create(
        DiagnosticIds.NoTime, DiagnosticSeverity.Info, "Flow log format without a time",
        "The format has neither 'end' nor 'start', so the {0} of documents is the time of the source or of the run");

    public static readonly DiagnosticDescriptor NoLogStatus = Create(
        DiagnosticIds.NoLogStatus, DiagnosticSeverity.Info, "Flow log format without log-status",
        "The format has no 'log-status', so records of intervals without traffic (NODATA) or with gaps (SKIPDATA) can't be told apart");

    public static readonly DiagnosticDescriptor FormatIsPreset = Create(
        DiagnosticIds.FormatIsPreset, DiagnosticSeverity.Hidden, "Flow log format has a name",
        "The format is that of FlowLogFormats.{0}");

    public static readonly DiagnosticDescriptor RepeatedFormat = Create(
        DiagnosticIds.RepeatedFormat, DiagnosticSeverity.Info, "Flow log format is declared twice",
        "The class '{0}' has the same format and options, so the same parser is generated twice", WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor TextComparedByReference = Create(
        DiagnosticIds.TextComparedByReference, DiagnosticSeverity.Warning, "Text of a record is compared by its place in memory",
        "The operator '{0}' compares where spans are in memory, not the text in them; use {1}");

    public static readonly DiagnosticDescriptor UnknownDocumentKind = Create(
        DiagnosticIds.UnknownDocumentKind, DiagnosticSeverity.Error, "Unknown kind of documents",
        "{0} is not a kind of documents; use FlowLogDocumentKind.Ecs, FlowLogDocumentKind.Flat or FlowLogDocumentKind.Ocsf");

    public static readonly DiagnosticDescriptor UnusedEcsVersion = Create(
        DiagnosticIds.UnusedEcsVersion, DiagnosticSeverity.Warning, "ECS version of documents that are not ECS",
        "Ecs has no effect, since the documents are of the kind {0}; leave it out");

    private static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message, params string[] tags)
        => new(
            id, title, message, "VpcFlow", severity, isEnabledByDefault: true, helpLinkUri: $"docs/diagnostics/{id}.md", customTags: tags);
}
