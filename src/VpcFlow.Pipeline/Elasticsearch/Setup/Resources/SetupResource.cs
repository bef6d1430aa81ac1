using System.Text.Json.Nodes;
using VpcFlow.Pipeline.Elasticsearch.Checks;

namespace VpcFlow.Pipeline.Elasticsearch.Setup.Resources;

/// <summary>Something that a set-up creates in a cluster, such as an index template.</summary>
internal sealed class SetupResource
{
    /// <summary>Its kind and name, such as <c>index template vpcflow</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The path by which it is created.</summary>
    public required string Path { get; init; }

    /// <summary>The method by which it is created.</summary>
    public string Method { get; init; } = "PUT";

    /// <summary>The body by which it is created.</summary>
    public required JsonObject Body { get; init; }

    /// <summary>The data streams that need it, of a template; <see langword="null"/> for what none needs.</summary>
    public string? Pattern { get; init; }

    /// <summary>What is compared with the content of an existing one; the body unless set.</summary>
    public JsonObject? Content { get; init; }

    /// <summary>The path by which it is read, if it is another one.</summary>
    public string? ReadPath { get; init; }

    /// <summary>The path by which it is deleted, if it is another one.</summary>
    public string? DeletePath { get; init; }

    /// <summary>The body by which it is deleted; <see langword="null"/> for none.</summary>
    public JsonObject? DeleteBody { get; init; }

    /// <summary>Finds it in the answer to reading it; <see langword="null"/> if it is not there.</summary>
    public required Func<JsonObject, ExistingResource?> Find { get; init; }

    /// <summary>Whether it belongs to the user, who asks for a change of it, so that it needs no mark and is never deleted.</summary>
    public bool IsOfUser { get; init; }

    /// <summary>Whether a cluster that can't have it is complete without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Why an existing one is left as it is, whatever its content.</summary>
    public string? KeptBecause { get; init; }

    /// <summary>What to know if it is created or changed; <see langword="null"/> for nothing.</summary>
    public string? Note { get; init; }

    public FlowLogSetupStep Create() => Put(FlowLogSetupAction.Create, "", Note);

    /// <summary>Returns what is to do so that the cluster has the resource.</summary>
    public FlowLogSetupStep Plan(ExistingResource? existing, bool force)
    {
        if (existing is null)
            return IsOfUser ? Without(FlowLogSetupAction.Unavailable, "the cluster does not have it") : Create();
        if (!IsOfUser && existing.Version is null)
        {
            return force
                ? Put(FlowLogSetupAction.Replace, existing.UpdateQuery, "somebody else has created it")
                : Without(FlowLogSetupAction.Refused, "somebody else has created it, so it stays as it is; --force replaces it");
        }

        if (KeptBecause is not null)
            return Without(FlowLogSetupAction.Unchanged, KeptBecause);
        if (existing.Version is { } version && SetupMark.IsNewer(version) && !force)
        {
            return Without(
                FlowLogSetupAction.Refused,
                $"it is from vpcflow {version}, which is newer than this one, {SetupMark.Version}; --force replaces it");
        }

        return JsonSubset.Contains(existing.Content, Content ?? Body)
            ? Without(FlowLogSetupAction.Unchanged, null)
            : Put(FlowLogSetupAction.Update, existing.UpdateQuery, Note);
    }

    /// <summary>Returns what is to do so that the cluster no longer has the resource.</summary>
    public FlowLogSetupStep PlanRemoval(ExistingResource? existing)
    {
        if (existing is null)
            return Without(FlowLogSetupAction.Unchanged, "it is not there");
        if (existing.Version is null)
            return Without(FlowLogSetupAction.Unchanged, "somebody else has created it, so it stays as it is");
        return new FlowLogSetupStep
        {
            Action = FlowLogSetupAction.Delete,
            Name = Name,
            Method = "DELETE",
            Path = DeletePath ?? Path,
            Body = DeleteBody is null ? null : JsonText.Of(DeleteBody, isIndented: true),
        };
    }

    /// <summary>Returns a step that does nothing.</summary>
    public FlowLogSetupStep Without(FlowLogSetupAction action, string? note) => new() { Action = action, Name = Name, Note = note };

    private FlowLogSetupStep Put(FlowLogSetupAction action, string query, string? note) => new()
    {
        Action = action,
        Name = Name,
        Note = note,
        Method = Method,
        Path = Path + query,
        Body = JsonText.Of(Body, isIndented: true),
    };
}
