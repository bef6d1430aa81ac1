namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Routing;

/// <summary>Who receives a notice of the rule <c>rejected-by-interface</c>, of severity High, with the tag <c>network</c>.</summary>
public sealed class RoutesTests
{
    /// <summary>Conditions, and whether the notice meets them.</summary>
    public static TheoryData<FlowLogAlertRoute, bool> Conditions => new()
    {
        { new() { To = ["x"] }, true },
        { new() { To = ["x"], Rules = ["rejected-by-interface"] }, true },
        { new() { To = ["x"], Rules = ["other", "rejected-*"] }, true },
        { new() { To = ["x"], Rules = ["REJECTED-BY-INTERFACE"] }, true },
        { new() { To = ["x"], Rules = ["rejected"] }, false },
        { new() { To = ["x"], Rules = ["*"] }, true },
        { new() { To = ["x"], Severities = [FlowLogAlertSeverity.Low, FlowLogAlertSeverity.High] }, true },
        { new() { To = ["x"], Severities = [FlowLogAlertSeverity.Critical] }, false },
        { new() { To = ["x"], Tags = ["cost", "Network"] }, true },
        { new() { To = ["x"], Tags = ["cost"] }, false },
        { new() { To = ["x"], AccountIds = ["123456789010"] }, true },
        { new() { To = ["x"], AccountIds = ["210987654321"] }, false },
        { new() { To = ["x"], VpcIds = ["vpc-2"] }, true },
        { new() { To = ["x"], VpcIds = ["vpc-3"] }, false },
        { new() { To = ["x"], InterfaceIds = ["eni-1235b8ca123456789"] }, true },
        { new() { To = ["x"], InterfaceIds = ["eni-1"] }, false },
        { new() { To = ["x"], InterfaceIds = ["vpc-2"] }, false },
        { new() { To = ["x"], AccountIds = ["123456789010"], Tags = ["network"], VpcIds = ["vpc-1"] }, true },
        { new() { To = ["x"], AccountIds = ["123456789010"], Tags = ["cost"] }, false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Resolve_Conditions_DecideOnARoute(FlowLogAlertRoute route, bool isTaken)
    {
        var routes = new FlowLogAlertRoutes { Routes = [route], Default = ["default"] };
        (string recipient, FlowLogAlertRoute? taken) = Assert.Single(routes.Resolve(Notices.Create()));
        Assert.Equal(isTaken ? ("x", route) : ("default", null), (recipient, taken));
    }

    [Fact]
    public void Resolve_SeveralRoutesAndTheRule_AddUpAndTheFirstRouteCounts()
    {
        FlowLogAlertRoute first = new() { To = ["a", "b"], Digest = TimeSpan.FromHours(1) }, second = new() { To = ["B", "c"] };
        var routes = new FlowLogAlertRoutes { Routes = [first, second], Default = ["default"] };
        Assert.Equal(
            [("a", first), ("b", first), ("c", second), ("d", null)],
            routes.Resolve(Notices.Create(recipients: ["c", "d"])));
        Assert.Equal(["default", "a", "b", "c"], routes.AllRecipients);
    }

    [Fact]
    public void CanReach_IsFalseOnlyIfNoRouteCanTakeTheRule()
    {
        var routes = new FlowLogAlertRoutes
        {
            Routes =
            [
                new() { To = ["x"], Tags = ["network"], AccountIds = ["1"] },
                new() { To = ["y"], Severities = [FlowLogAlertSeverity.Critical] },
            ],
        };
        Assert.True(routes.CanReach("r", FlowLogAlertSeverity.Low, ["network"], []));
        Assert.True(routes.CanReach("r", FlowLogAlertSeverity.Critical, [], []));
        Assert.True(routes.CanReach("r", FlowLogAlertSeverity.Low, [], ["z"]));
        Assert.False(routes.CanReach("r", FlowLogAlertSeverity.Low, ["cost"], []));
        Assert.True(new FlowLogAlertRoutes { Default = ["x"] }.CanReach("r", FlowLogAlertSeverity.Low, [], []));
        Assert.False(new FlowLogAlertRoutes().CanReach("r", FlowLogAlertSeverity.Low, [], []));
    }
}
