using VpcFlow.Pipeline.Tests.Alerts.Messages.Smtp4Dev;
using VpcFlow.Pipeline.Tests.OpenSearch;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary>A test that needs a real OpenSearch and a real mail server, and is skipped where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MailDaemonFactAttribute : FactAttribute
{
    public MailDaemonFactAttribute() => Skip = new OpenSearchFactAttribute().Skip ?? new Smtp4DevFactAttribute().Skip;
}
