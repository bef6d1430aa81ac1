using System.Globalization;
using System.Text.Json;

namespace VpcFlow.Cli.Policies;

/// <summary>A statement of a policy of IAM that allows something.</summary>
/// <param name="Id">What it is for.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Resource">The ARN of what they act on.</param>
/// <param name="Prefix">The pattern that the prefixes of listings match; <see langword="null"/> for any.</param>
internal sealed record IamStatement(string Id, IReadOnlyList<string> Actions, string Resource, string? Prefix)
{
    /// <summary>Writes the statement.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="number">Its place in the policy, since ids must differ.</param>
    public void Write(Utf8JsonWriter json, int number)
    {
        json.WriteStartObject();
        json.WriteString("Sid", Id + number.ToString(CultureInfo.InvariantCulture));
        json.WriteString("Effect", "Allow");
        json.WriteStartArray("Action");
        foreach (string action in Actions)
            json.WriteStringValue(action);
        json.WriteEndArray();
        json.WriteString(nameof(Resource), Resource);
        if (Prefix is not null)
        {
            json.WriteStartObject("Condition");
            json.WriteStartObject("StringLikeIfExists");
            json.WriteString("s3:prefix", Prefix);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
