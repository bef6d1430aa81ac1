using System.Text;
using VpcFlow.Cli.Outputs;
using VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

namespace VpcFlow.Cli.Setup;

/// <summary>Writes the bodies of requests as files, for those who keep them in a repository and send them by other means.</summary>
internal static class SetupFiles
{
    /// <summary>The file that lists the requests.</summary>
    public const string ListName = "requests.txt";

    /// <exception cref="OutputException">A file can't be written.</exception>
    public static void Write(string folder, FlowLogSetupPlan plan)
    {
        var list = new StringBuilder();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (FlowLogSetupStep step in plan.Steps.Where(s => s.IsRequest))
            {
                string name = NameOf(step);
                list.Append(step.Method).Append(' ').Append(step.Path).Append(' ').Append(name).Append('\n');
                File.WriteAllText(Path.Combine(folder, name), step.Body + (IsImport(step) ? "" : "\n"));
            }

            File.WriteAllText(Path.Combine(folder, ListName), list.ToString());
        }
        catch (Exception e) when (OutputException.IsFailure(e))
        {
            throw new OutputException(folder, e);
        }
    }

    /// <summary>Returns the name of a file, such as <c>index-template-vpcflow.json</c>.</summary>
    private static string NameOf(FlowLogSetupStep step)
        => string.Concat(step.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '@' or '-' ? c : '-'))
            + (IsImport(step) ? ".ndjson" : ".json");

    private static bool IsImport(FlowLogSetupStep step) => step.Path == DashboardServer.ImportPath;
}
