using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace VpcFlow.Generator.Model;

/// <summary>A diagnostic without the syntax tree that a <see cref="Location"/> would keep alive.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, string FilePath, TextSpan Span, LinePositionSpan Lines, string Argument)
{
    public static DiagnosticInfo Create(DiagnosticDescriptor descriptor, Location location, string argument)
        => new(descriptor, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, argument);

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location.Create(FilePath, Span, Lines), Argument);
}

/// <summary>A class to emit, or why it can't be.</summary>
internal sealed record FlowLogClassResult(FlowLogClassSpec? Spec, DiagnosticInfo? Diagnostic);
