using System.Runtime.InteropServices;

namespace VpcFlow.Package.Tests.Support;

/// <summary>The platform that native code is made for here: this machine's.</summary>
internal static class Platform
{
    public static string RuntimeIdentifier { get; } = $"{System}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private static string System => OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";

    public static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
