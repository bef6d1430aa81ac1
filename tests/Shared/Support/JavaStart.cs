using System.Diagnostics;

namespace VpcFlow.Tests;

/// <summary>How servers in Java are started for tests.</summary>
internal static class JavaStart
{
    /// <summary>
    /// Servers of tests live for seconds or minutes: the second compiler would take half of their processor time, and nothing becomes
    /// faster by it before they end.
    /// </summary>
    public static void CompileOnce(ProcessStartInfo start) => start.Environment["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1";
}
