using System.Globalization;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Alerting;

/// <summary>Creates the routes of alerts from the settings.</summary>
internal static class AlertRouting
{
    /// <summary>Creates the routes.</summary>
    /// <param name="settings">The section <c>Alerts</c>.</param>
    /// <exception cref="UsageException">A route has no recipient, or its quiet hours are not what they should be.</exception>
    public static FlowLogAlertRoutes Create(AlertsSettings settings) => new()
    {
        Default = settings.To,
        Routes = [.. settings.Routes.Select((r, i) => CreateRoute(r, $"Alerts:Routes:{i}"))],
    };

    private static FlowLogAlertRoute CreateRoute(AlertRouteSettings settings, string path)
    {
        if (settings.To.Count == 0)
            throw new UsageException($"{path}:To: the setting is missing");
        return new FlowLogAlertRoute
        {
            To = settings.To,
            Rules = settings.Rules,
            Severities = settings.Severities,
            Tags = settings.Tags,
            AccountIds = settings.AccountIds,
            VpcIds = settings.VpcIds,
            InterfaceIds = settings.InterfaceIds,
            Digest = settings.Digest,
            QuietHours = CreateQuietHours(settings, path),
        };
    }

    private static FlowLogAlertQuietHours? CreateQuietHours(AlertRouteSettings settings, string path)
    {
        if ((settings.QuietFrom is null) != (settings.QuietUntil is null))
            throw new UsageException($"{path}: quiet hours need both QuietFrom and QuietUntil");
        if (settings is not { QuietFrom: { } from, QuietUntil: { } until })
            return null;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out TimeZoneInfo? zone))
        {
            throw new UsageException(
                $"{path}:TimeZone: '{settings.TimeZone}' is not a time zone that this machine knows, such as Europe/Berlin");
        }

        var hours = new FlowLogAlertQuietHours
        {
            From = ParseTime(from, $"{path}:QuietFrom"),
            Until = ParseTime(until, $"{path}:QuietUntil"),
            TimeZone = zone,
        };
        return hours.From != hours.Until
            ? hours
            : throw new UsageException($"{path}:QuietUntil: '{until}' is also the time of QuietFrom; expected another one");
    }

    private static TimeOnly ParseTime(string text, string path)
        => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? time
            : throw new UsageException($"{path}: '{text}' is not a time of day such as 22:00");
}
