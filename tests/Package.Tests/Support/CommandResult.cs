using System.Text;
using System.Text.RegularExpressions;

namespace VpcFlow.Package.Tests.Support;

/// <summary>What a run of a program gave.</summary>
internal sealed partial record CommandResult(string Command, int ExitCode, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    /// <summary>Fails the test if the program did.</summary>
    public CommandResult ThrowIfFailed()
    {
        Assert.True(ExitCode == 0, $"'{Command}' exited with {ExitCode}:\n{Output}\n{Error}");
        return this;
    }

    /// <summary>Fails the test if the program did, or if it warned.</summary>
    public CommandResult ThrowIfWarned()
    {
        ThrowIfFailed();
        Assert.DoesNotMatch(WarningPattern(), Output + Error);
        return this;
    }

    /// <summary>
    /// As the build engine and the package manager write them: <c>warning IL2026:</c>, <c>warning :</c>, <c>warn :</c>. But for NU1603: a
    /// mirror may serve the next version of a package.
    /// </summary>
    [GeneratedRegex(@"\bwarn(ing)?( (?!NU1603)[A-Z]+[0-9]+)? ?:")]
    private static partial Regex WarningPattern();
}
