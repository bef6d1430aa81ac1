using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options that say how AWS is reached.</summary>
internal sealed class AwsAccessOptions
{
    private readonly Option<string?> _endpoint = Text(
        "--endpoint", "URL", "The URL of a service other than AWS; by default AWS_ENDPOINT_URL or AWS.");
    private readonly Option<string?> _profile = Text("--profile", "NAME", "The profile of the AWS CLI whose credentials are used.");
    private readonly Option<string?> _role = Text("--role-arn", "ARN", "A role to assume.");
    private readonly Option<string?> _externalId = Text("--external-id", "ID", "The external id that the role requires.");
    private readonly Option<bool> _pathStyle = new("--path-style") { Description = "Write the bucket into the path of URLs." };
    private readonly Option<bool> _fips = new("--fips") { Description = "Use endpoints that are validated for FIPS 140." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _endpoint, _profile, _role, _externalId, _pathStyle, _fips })
            command.Add(option);
    }

    /// <summary>Puts what is given on top of settings.</summary>
    public void Apply(ParseResult parsed, AwsSettings settings)
    {
        settings.Endpoint = parsed.GetValue(_endpoint) ?? settings.Endpoint ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        settings.Profile = parsed.GetValue(_profile) ?? settings.Profile;
        settings.RoleArn = parsed.GetValue(_role) ?? settings.RoleArn;
        settings.ExternalId = parsed.GetValue(_externalId) ?? settings.ExternalId;
        settings.PathStyle = parsed.GetValue(_pathStyle) ? true : settings.PathStyle;
        settings.FipsEnabled = parsed.GetValue(_fips) ? true : settings.FipsEnabled;
    }

    private static Option<string?> Text(string name, string placeholder, string description)
        => new(name) { HelpName = placeholder, Description = description };
}
