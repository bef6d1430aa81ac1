using VpcFlow.Pipeline.Alerts.Evaluation;
using VpcFlow.Pipeline.Alerts.Notices;
using VpcFlow.Pipeline.Alerts.States;

namespace VpcFlow.Pipeline.Alerts.Running;

/// <summary>
/// Takes a rule from window to window. What people are told is handed over before the state is saved: after a crash in between, the same
/// window leads to the same notices, which are known by their ids.
/// </summary>
internal sealed class RuleRun
{
    private readonly IAlertData _data;
    private readonly StateStore _store;
    private readonly NoticeFactory _notices;
    private readonly RuleEvaluator _evaluator;
    private readonly StateMachine _machine;

    public RuleRun(FlowLogAlertRule rule, IAlertData data, StateStore store, NoticeFactory notices, int maxGroups)
    {
        Rule = rule;
        _data = data;
        _store = store;
        _notices = notices;
        _evaluator = new RuleEvaluator(rule, data);
        _machine = new StateMachine(rule, maxGroups, AlertWindow.Lateness + rule.Every);
    }

    public FlowLogAlertRule Rule { get; }

    /// <summary>The end of the last window; <see langword="null"/> before the first.</summary>
    public DateTimeOffset? Evaluated => _store.Load(Rule).Evaluated;

    /// <summary>
    /// Makes a window the first of the rule if it has none yet: from then on each is evaluated, also if the first attempts fail.
    /// </summary>
    public void Begin(DateTimeOffset end)
    {
        RuleState state = _store.Load(Rule);
        if (state.Evaluated is null)
            _store.Save(Rule, new RuleState { Signature = state.Signature, Evaluated = end - Rule.Every });
    }

    /// <summary>Evaluates the window that ends at a time.</summary>
    /// <param name="end">The time.</param>
    /// <param name="deliver">Receives what people are to be told; returns when it is durable.</param>
    /// <param name="cancellationToken">Cancels the evaluation; then the window counts as not evaluated.</param>
    /// <exception cref="AlertDataException">The records can't be had now.</exception>
    public async Task EvaluateAsync(
        DateTimeOffset end, Func<IReadOnlyList<FlowLogAlertNotice>, CancellationToken, Task> deliver, CancellationToken cancellationToken)
    {
        RuleState state = _store.Load(Rule);
        AlertWindow window = WindowOf(state, end);
        AlertMemory? memory = null;
        if (Rule.HasMemory)
            memory = state.Memory?.Copy() ?? await _evaluator.LearnAsync(window.From, cancellationToken).ConfigureAwait(false);
        var groups = new Dictionary<AlertKey, GroupState>(state.Groups);
        IReadOnlyList<AlertGroup> firing = await _evaluator.EvaluateAsync(window, memory, cancellationToken).ConfigureAwait(false);
        List<AlertChange> changes = [.. _machine.Advance(groups, firing, window)];
        if (LateWindow(state, end) is { } late)
        {
            firing = await _evaluator.EvaluateAsync(late, null, cancellationToken).ConfigureAwait(false);
            changes.AddRange(_machine.AdvanceLate(groups, firing, late));
        }

        var notices = new List<FlowLogAlertNotice>();
        foreach (AlertChange change in changes)
            notices.Add(await _notices.CreateAsync(Rule, change, memory, cancellationToken).ConfigureAwait(false));
        if (notices.Count > 0)
            await deliver(notices, cancellationToken).ConfigureAwait(false);
        _store.Save(Rule, new RuleState
        {
            Signature = state.Signature,
            Started = state.Started ?? end,
            Evaluated = end,
            Groups = groups,
            Memory = memory,
        });
    }

    /// <summary>Silence is the absence from all windows so far, so only what is new has to be looked at.</summary>
    private AlertWindow WindowOf(RuleState state, DateTimeOffset end)
        => new(Rule.Kind == FlowLogAlertKind.Silence ? state.Evaluated ?? end - Rule.Every : end - Rule.Window, end);

    /// <summary>Returns an earlier window to look at again; <see langword="null"/> for none.</summary>
    private AlertWindow? LateWindow(RuleState state, DateTimeOffset end)
    {
        if (!_data.CanBeLate || Rule.Kind != FlowLogAlertKind.Threshold)
            return null;
        DateTimeOffset late = end - (Rule.Every * Math.Ceiling(AlertWindow.Lateness / Rule.Every));
        return late >= state.Started ? new AlertWindow(late - Rule.Window, late) : null;
    }
}
