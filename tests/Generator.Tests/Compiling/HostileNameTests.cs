namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>Names in the user's code that would capture a name in generated code that is not fully qualified.</summary>
public class HostileNameTests
{
    /// <summary>Types with the names of everything that generated code refers to, and of namespaces.</summary>
    private const string HostileTypes = """
        internal class System;
        internal class Microsoft;
        internal class Span;
        internal class Span<T>;
        internal class ReadOnlySpan;
        internal class ReadOnlySpan<T>;
        internal class DateTimeOffset;
        internal class Unsafe;
        internal class Int32;
        internal class Byte;
        internal class Nullable<T>;
        internal class IBufferWriter<T>;
        internal class InlineArray;
        internal class InlineArrayAttribute;
        internal class GeneratedCode;
        internal class GeneratedCodeAttribute;
        internal class EditorBrowsable;
        internal class MethodImpl;
        internal class FlowLogParser;
        internal class FlowLogFormat;
        internal class FlowLogFormatAttribute;
        internal class FlowLogReaderOptions;
        internal class FlowLogAddress;
        internal class FlowLogAction;
        internal class FlowLogField;
        internal class EcsVersion;
        internal class Internals;
        internal class GeneratedParser;
        internal class DocumentWriter;
        internal class FlowLogBatch;
        internal class FlowLogBatches;
        internal class FlowLogPresentFields;
        internal class RecordCopy<T>;
        internal class RecordFields;
        internal class DebuggerDisplay;
        internal class DebuggerDisplayAttribute;
        internal class Stream;
        internal class PipeReader;
        internal class CancellationToken;
        internal class ReadOnlySequence<T>;
        internal class PresentFields;
        internal class ToOwned;
        internal class Record;
        internal class OwnedRecord;
        internal class Records;
        internal class RecordRow;
        internal class RecordCodec;
        internal class Parse;
        internal class Format;
        internal class Default;
        internal class WriteEcs;
        internal class SourceAddress;
        internal class Action;
        internal class Start;
        #pragma warning disable CS8981 // names of lower-case letters only
        internal class nint;
        internal class nuint;
        internal class var;
        internal class dynamic;
        """;

    private const string Attribute =
        """
        [global::VpcFlow.FlowLogFormatAttribute(
            global::VpcFlow.FlowLogFormats.V5,
            PreserveOriginal = true,
            Fields = "version account-id srcaddr dstaddr srcport protocol bytes start end action log-status tcp-flags")]
        """;

    [Fact]
    public void GeneratedFile_HostileTypesInTheNamespace_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean($$"""
            namespace Contoso
            {
                {{HostileTypes}}

                {{Attribute}}
                internal partial class FlowLogs;
            }
            """);

    [Fact]
    public void GeneratedFile_HostileTypesAroundTheClass_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean($$"""
            internal partial class Outer
            {
                {{HostileTypes}}

                {{Attribute}}
                internal partial class FlowLogs;
            }
            """);

    [Fact]
    public void GeneratedFile_NamespaceWithASegmentVpcFlow_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean($$"""
            namespace Contoso.VpcFlow.System.Internals
            {
                {{Attribute}}
                internal partial class FlowLogs;
            }
            """);

    [Fact]
    public void GeneratedFile_ClassCalledVpcFlow_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean($$"""
            namespace Contoso
            {
                {{Attribute}}
                internal partial class VpcFlow;

                {{Attribute}}
                internal partial class System;
            }
            """);

    [Fact]
    public void GeneratedFile_InNamespaceVpcFlow_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean($$"""
            namespace VpcFlow
            {
                {{Attribute}}
                internal partial class FlowLogs;
            }
            """);

    /// <summary>The class has members of its own, to which the generated code must not refer.</summary>
    [Fact]
    public void GeneratedFile_HostileMembersInTheClass_HasNoDiagnostic()
        => GeneratedCodeCheck.AssertClean($$"""
            namespace Contoso
            {
                {{Attribute}}
                internal sealed partial class FlowLogs : global::System.IDisposable
                {
                    public static int System => 1;

                    public static int VpcFlow => 2;

                    public static int Unsafe { get; set; }

                    public static int ReadOnlySpan() => 3;

                    /// <summary>An overload that a call with one argument would take.</summary>
                    public static int Parse(global::System.ReadOnlySpan<byte> utf8) => utf8.Length;

                    public void Dispose()
                    {
                    }
                }
            }
            """);

    [Theory]
    [InlineData("@class")]
    [InlineData("@record")]
    [InlineData("@required")]
    [InlineData("@scoped")]
    [InlineData("@file")]
    [InlineData("@partial")]
    [InlineData("@where")]
    [InlineData("@var")]
    [InlineData("@await")]
    [InlineData("@field")]
    [InlineData("@extension")]
    [InlineData("Ångström")]
    [InlineData("流量")]
    [InlineData("_1")]
    public void GeneratedFile_NameThatNeedsCare_HasNoDiagnostic(string name)
        => GeneratedCodeCheck.AssertClean($$"""
            namespace {{name}}.Logs
            {
                internal partial class {{name}}
                {
                    {{Attribute}}
                    internal partial class FlowLogs;
                }

                {{Attribute}}
                internal partial class @event;
            }
            """);
}
