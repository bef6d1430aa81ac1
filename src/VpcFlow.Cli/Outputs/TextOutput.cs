using System.Text;

namespace VpcFlow.Cli.Outputs;

/// <summary>Writes text to standard output. A full disk is an error, and a closed pipe ends the tool.</summary>
internal static class TextOutput
{
    /// <exception cref="OutputException">Writing failed.</exception>
    public static void Write(string text)
    {
        using OutputStream output = OutputStream.ToStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(text));
    }
}
