using VpcFlow.Pipeline.Sources.State;

namespace VpcFlow.Pipeline.Alerts.States;

/// <summary>Keeps the states of rules in files, each written as a whole, so that a process that is killed goes on where it was.</summary>
/// <param name="folder">The folder; <see langword="null"/> to keep them in memory.</param>
internal sealed class StateStore(string? folder)
{
    private const string Extension = ".rule.json";
    private readonly Dictionary<string, RuleState> _states = new(StringComparer.Ordinal);

    /// <summary>Returns the state of a rule; a new one if there is none, or it is that of a rule that compared something else.</summary>
    /// <exception cref="IOException">The file can't be read, is damaged, or is of a newer version.</exception>
    public RuleState Load(FlowLogAlertRule rule)
    {
        string signature = RuleState.SignatureOf(rule);
        if (!_states.TryGetValue(rule.Id, out RuleState? state) && folder is not null && File.Exists(PathOf(rule)))
            _states[rule.Id] = state = StateText.Read(File.ReadAllBytes(PathOf(rule)), PathOf(rule));
        return state?.Signature == signature ? state : new RuleState { Signature = signature };
    }

    /// <summary>Replaces the state of a rule, durably.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public void Save(FlowLogAlertRule rule, RuleState state)
    {
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(rule), StateText.Write(state));
        }

        _states[rule.Id] = state;
    }

    private string PathOf(FlowLogAlertRule rule) => Path.Combine(folder!, rule.Id + Extension);
}
