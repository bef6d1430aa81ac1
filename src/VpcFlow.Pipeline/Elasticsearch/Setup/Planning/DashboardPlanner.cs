using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Connections;
using VpcFlow.Pipeline.Elasticsearch.Dashboards.Objects;
using VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Planning;

/// <summary>Plans the import of dashboards. Their descriptions say which version they are, by a hash of all objects.</summary>
/// <param name="server">The server.</param>
/// <param name="product">The product.</param>
/// <param name="force">Whether dashboards of somebody else are replaced.</param>
internal sealed class DashboardPlanner(DashboardServer server, ClusterProduct product, bool force)
{
    private const string Name = "dashboards";

    /// <summary>The first version of Kibana that takes objects in the form in which they are.</summary>
    private static readonly Version s_oldestKibana = new(8, 9);

    /// <summary>Returns the step that imports everything.</summary>
    public static FlowLogSetupStep Import(ClusterProduct product, FlowLogSetupAction action) => new()
    {
        Action = action,
        Name = Name,
        Method = "POST",
        Path = DashboardServer.ImportPath,
        Body = SavedObjects.ToLines(Objects(product), product),
        IsForDashboards = true,
    };

    /// <exception cref="FlowLogSetupException">The server can't be reached, or refuses the client.</exception>
    public async Task<IEnumerable<FlowLogSetupStep>> PlanAsync(bool isRemoval, CancellationToken cancellationToken)
    {
        server.Header = product == ClusterProduct.Elasticsearch ? "kbn-xsrf" : "osd-xsrf";
        NodeAnswer status = await server.GetAsync("/api/status", cancellationToken).ConfigureAwait(false);
        if (status.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
        {
            throw new FlowLogSetupException(
                $"{status.Node} is not Kibana or OpenSearch Dashboards: GET /api/status: {SetupErrors.Status(status)}; their URL is not "
                    + "that of the cluster, and has the path under which they are served, if there is one.");
        }

        if (status.Status != HttpStatusCode.OK)
            throw SetupErrors.Of(status, "GET", "/api/status");
        string? number = (string?)SetupJson.Parse(status)?["version"]?["number"];
        bool isTooOld = product == ClusterProduct.Elasticsearch
            && Version.TryParse(number?.Split('-')[0], out Version? version)
            && version < s_oldestKibana;
        if (isTooOld)
            return [Without(FlowLogSetupAction.Unavailable, $"they need Kibana {s_oldestKibana} or newer, and {status.Node} is {number}")];
        IReadOnlyList<string>? found = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return isRemoval ? Removal(found) : [Plan(found)];
    }

    private static ImmutableArray<SavedObject> Objects(ClusterProduct product)
        => SavedObjects.Create(product, (text, hash) => SetupMark.Describe($"{text} [{hash}]"));

    private static FlowLogSetupStep Without(FlowLogSetupAction action, string? note) => new() { Action = action, Name = Name, Note = note };

    /// <summary>Returns the descriptions of the dashboards that are there; <see langword="null"/> if some are not.</summary>
    private async Task<IReadOnlyList<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        var wanted = new JsonArray(
        [
            .. Dashboards().Select(o => (JsonNode)new JsonObject { ["type"] = o.Type, ["id"] = o.Id }),
        ]);
        const string Path = "/api/saved_objects/_export";
        NodeAnswer answer = await server.PostAsync(
            Path, new JsonObject { ["objects"] = wanted, ["excludeExportDetails"] = true }, cancellationToken).ConfigureAwait(false);

        // An export of what is not there is a bad request.
        if (answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound)
            return null;
        if (answer.Status != HttpStatusCode.OK)
            throw SetupErrors.Of(answer, "POST", Path);
        try
        {
            return
            [
                .. Encoding.UTF8.GetString(answer.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Select(line => (string?)JsonNode.Parse(line)?["attributes"]?["description"] ?? ""),
            ];
        }
        catch (JsonException)
        {
            throw new FlowLogSetupException($"{answer.Node}: POST {Path}: the answer is not an export of saved objects.");
        }
    }

    private FlowLogSetupStep Plan(IReadOnlyList<string>? found)
    {
        if (found is null)
            return Import(product, FlowLogSetupAction.Create);
        bool isOurs = found.All(d => SetupMark.VersionIn(d) is not null);
        if (!isOurs && !force)
            return Without(FlowLogSetupAction.Refused, "somebody else has created some, so they stay as they are; --force replaces them");
        bool isSame = found.ToHashSet(StringComparer.Ordinal).SetEquals(Dashboards().Select(d => (string)d.Attributes["description"]!));
        return isSame
            ? Without(FlowLogSetupAction.Unchanged, null)
            : Import(product, isOurs ? FlowLogSetupAction.Update : FlowLogSetupAction.Replace);
    }

    private IEnumerable<FlowLogSetupStep> Removal(IReadOnlyList<string>? found)
    {
        if (found is null || !found.All(d => SetupMark.VersionIn(d) is not null))
        {
            return
            [
                Without(
                    FlowLogSetupAction.Unchanged,
                    found is null ? "they are not there" : "somebody else has created some, so they stay as they are"),
            ];
        }

        return Objects(product).Reverse().Select(o => new FlowLogSetupStep
        {
            Action = FlowLogSetupAction.Delete,
            Name = $"{o.Type} {o.Id}",
            Method = "DELETE",
            Path = $"/api/saved_objects/{o.Type}/{o.Id}?force=true",
            IsForDashboards = true,
        });
    }

    private IEnumerable<SavedObject> Dashboards() => Objects(product).Where(o => o.Type == "dashboard");
}
