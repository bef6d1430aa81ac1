using System.CommandLine;
using System.Globalization;
using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Commands;

/// <summary><c>vpcflow fields</c>: prints the field catalogue, as a table for people or as tab-separated values for programs.</summary>
internal static class FieldsCommand
{
    private static readonly string[] s_columns = ["name", "property", "version", "scope", "kind", "ecs"];

    public static Command Create()
    {
        var command = new Command("fields", "List the flow log fields, as a table on a terminal and as tab-separated values in a pipe.");
        command.SetAction(_ => Write());
        return command;
    }

    private static void Write()
    {
        string[][] rows = [s_columns, .. FlowLogFieldInfo.All.Select(Cells)];
        IEnumerable<string> lines = Console.IsOutputRedirected
            ? rows.Select(cells => string.Join('\t', cells))
            : FieldTable.Create(rows, TerminalWidth.Get());
        TextOutput.Write(string.Concat(lines.Select(line => line + "\n")));
    }

    private static string[] Cells(FlowLogFieldInfo field) =>
    [
        field.Name,
        field.PropertyName,
        field.Version.ToString(CultureInfo.InvariantCulture),
        ScopeName(field.Scope),
        KindName(field.Kind),
        string.Join(", ", field.EcsTargets),
    ];

    private static string ScopeName(FlowLogFieldScope scope) => scope switch
    {
        FlowLogFieldScope.Vpc => "vpc",
        FlowLogFieldScope.TransitGateway => "tgw",
        FlowLogFieldScope.Both => "both",
        _ => throw new InvalidOperationException($"{scope} is not a kind of flow log."),
    };

    private static string KindName(FlowLogFieldKind kind) => kind switch
    {
        FlowLogFieldKind.TcpFlags => "tcp-flags",
        FlowLogFieldKind.LogStatus => "log-status",
        FlowLogFieldKind.Text or FlowLogFieldKind.Integer or FlowLogFieldKind.Long or FlowLogFieldKind.Port or FlowLogFieldKind.Protocol
            or FlowLogFieldKind.Time or FlowLogFieldKind.Address or FlowLogFieldKind.Action => kind.ToString().ToLowerInvariant(),
        _ => throw new InvalidOperationException($"{kind} is not a kind of field."),
    };
}
