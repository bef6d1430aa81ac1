using System.Collections;
using System.Text;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Tests.Configuration;

/// <summary>Settings from text and from environment variables, and the messages for what is wrong with them.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public void Load_CommentsTrailingCommasAndAnyCase_SetsWhatIsThere()
    {
        ShipSettings settings = Load("""
            {
              "$schema": "vpcflow.schema.json",
              // from two queues
              "source": { "Sqs": [ { "QueueUrl": "https://a/1/x", "VisibilityTimeout": "10m" }, { "queueurl": "https://b/1/x" }, ] },
              "Sinks": { "Elasticsearch": { "Hosts": "https://host:9200", "RequestSize": "2MiB", "MaxRequests": 3, } },
              /* only */ "Where": "action = REJECT",
              "OnError": "document",
            }
            """);
        Assert.Equal(["https://a/1/x", "https://b/1/x"], settings.Source.Sqs.Select(s => s.QueueUrl));
        Assert.Equal(TimeSpan.FromMinutes(10), settings.Source.Sqs[0].VisibilityTimeout);
        Assert.Equal(TimeSpan.FromMinutes(5), settings.Source.Sqs[1].VisibilityTimeout);
        ElasticsearchSinkSettings cluster = Assert.Single(settings.Sinks.Elasticsearch);
        Assert.Equal(["https://host:9200"], cluster.Hosts);
        Assert.Equal((2 << 20, 3), (cluster.RequestSize, cluster.MaxRequests));
        Assert.Equal(("action = REJECT", FlowLogErrorHandling.Document), (settings.Where, settings.OnError));
    }

    [Theory]
    [InlineData("""{ "Sorce": {} }""", "f.json(1): Sorce: unknown setting; did you mean Source?")]
    [InlineData(
        "{\n \"Source\": { \"Sqs\": [{\n \"QueueUri\": \"x\" }] } }",
        "f.json(3): Source:Sqs:0:QueueUri: unknown setting; did you mean QueueUrl?")]
    [InlineData("""{ "Enrich": { "Zzzzzz": 1 } }""", "f.json(1): Enrich:Zzzzzz: unknown setting; expected GeoIP or Names")]
    [InlineData("""{ "Threads": "many" }""", "f.json(1): Threads: found \"many\"; expected a whole number from 1 to 256")]
    [InlineData("""{ "Threads": 0 }""", "f.json(1): Threads: found 0; expected a whole number from 1 to 256")]
    [InlineData("""{ "Threads": 1.5 }""", "f.json(1): Threads: found 1.5; expected a whole number from 1 to 256")]
    [InlineData("""{ "Where": 5 }""", "f.json(1): Where: found 5; expected text")]
    [InlineData("""{ "Where": ["x"] }""", "f.json(1): Where: found a list; expected text")]
    [InlineData("""{ "OnError": "Stop" }""", "f.json(1): OnError: found \"Stop\"; expected Skip or Document")]
    [InlineData("""{ "OnError": "1" }""", "f.json(1): OnError: found \"1\"; expected Skip or Document")]
    [InlineData("""{ "Source": 3 }""", "f.json(1): Source: expected a section: an object with ")]
    [InlineData("""{ "Aws": { "PathStyle": "maybe" } }""", "f.json(1): Aws:PathStyle: found \"maybe\"; expected true or false")]
    [InlineData(
        """{ "Source": { "Sqs": { "QueueUrl": "u", "VisibilityTimeout": "5" } } }""",
        "Source:Sqs:VisibilityTimeout: found \"5\"; expected a duration such as 30s, 5m or 2h from 1s to 12h")]
    [InlineData("""{ "Source": { "Sqs": { "QueueUrl": "u", "VisibilityTimeout": "13h" } } }""", "found \"13h\"; expected a duration")]
    [InlineData("""{ "Source": { "Sqs": {} } }""", "f.json(1): Source:Sqs:QueueUrl: the setting is missing")]
    [InlineData(
        """{ "Sinks": { "Elasticsearch": { "RequestSize": "5MB" } } }""",
        "found \"5MB\"; expected a size such as 5MiB from 1KiB to 100MiB")]
    [InlineData("""{ "Select": { "Since": "soon" } }""", "Select:Since: found \"soon\"; expected a time such as 2024-12-04")]
    [InlineData("{ \"Where\": \"a\",\n\n \"where\": \"b\" }", "f.json(3): where is there a second time; the first is at f.json(1)")]
    [InlineData("[]", "f.json(1): expected an object with the sections Source and Sinks")]
    [InlineData("{\n  \"Where\": }", "f.json(2,12): this is not JSON: ")]
    [InlineData("{} {}", "f.json(1,4): this is not JSON: ")]
    [InlineData("", "f.json(1,1): this is not JSON: ")]
    public void Load_WhatIsWrong_IsNamedWithItsPlace(string text, string expected)
        => Assert.Contains(expected, Assert.Throws<UsageException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "Sinks": { "Elasticsearch": { "ApiKey": 4711 } } }""")]
    [InlineData("""{ "Sinks": { "Elasticsearch": { "Password": ["4711"] } } }""")]
    public void Load_MistypedSecret_IsNotShown(string text)
    {
        string message = Assert.Throws<UsageException>(() => Load(text)).Message;
        Assert.DoesNotContain("4711", message, StringComparison.Ordinal);
        Assert.Contains("expected text", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Environment_IsOnTopOfTheFile()
    {
        ShipSettings settings = Load(
            """
            {
              "Where": "action = REJECT", "Threads": 2,
              "Source": { "Sqs": { "QueueUrl": "https://a/1/x" } },
              "Sinks": { "Elasticsearch": { "Hosts": ["https://one:9200"] } }
            }
            """,
            ("VPCFLOW__THREADS", "4"),
            ("VPCFLOW__SOURCE__SQS__NUMBEROFWORKERS", "9"),
            ("VPCFLOW__SOURCE__SQS__1__QUEUEURL", "https://b/1/y"),
            ("VPCFLOW__SINKS__ELASTICSEARCH__0__HOSTS__0", "https://two:9200"),
            ("VPCFLOW__SINKS__ELASTICSEARCH__0__HOSTS__1", "https://three:9200"),
            ("VPCFLOW__AWS__PATHSTYLE", "true"),
            ("VPCFLOW_API_KEY", "not a setting"));
        Assert.Equal((4, "action = REJECT", true), (settings.Threads, settings.Where, settings.Aws.PathStyle));
        Assert.Equal(["https://a/1/x", "https://b/1/y"], settings.Source.Sqs.Select(s => s.QueueUrl));
        Assert.Equal(9, settings.Source.Sqs[0].NumberOfWorkers);
        Assert.Equal(["https://two:9200", "https://three:9200"], settings.Sinks.Elasticsearch.Single().Hosts);
    }

    [Theory]
    [InlineData("VPCFLOW__THREADS", "x", "environment variable VPCFLOW__THREADS: Threads: found \"x\"; expected a whole number")]
    [InlineData(
        "VPCFLOW__SOURCE__SQQS__QUEUEURL", "x",
        "environment variable VPCFLOW__SOURCE__SQQS__QUEUEURL: Source:SQQS: unknown setting; did you mean Sqs?")]
    [InlineData("VPCFLOW__SOURCE__SQS__1__QUEUEURL", "x", "the list has 0 elements, so 1 would leave a gap; count from 0")]
    public void Load_WrongVariable_IsNamed(string name, string value, string expected)
        => Assert.Contains(expected, Assert.Throws<UsageException>(() => Load("{}", (name, value))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("250ms", 250)]
    [InlineData("90s", 90_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1d", 86_400_000)]
    public void Duration_Text_IsReadAndWritten(string text, long milliseconds)
    {
        Assert.True(Duration.TryParse(text, out TimeSpan value));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), value);
        Assert.Equal(text, Duration.Format(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5 m")]
    [InlineData("1.5h")]
    [InlineData("2147483647d")]
    [InlineData("99999999999s")]
    public void Duration_OtherText_IsRefused(string text) => Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData("4097", 4097)]
    [InlineData("1KiB", 1024)]
    [InlineData("20MiB", 20 << 20)]
    [InlineData("3GiB", 3L << 30)]
    public void ByteSize_Text_IsReadAndWritten(string text, long size)
    {
        Assert.True(ByteSize.TryParse(text, out long value));
        Assert.Equal(size, value);
        Assert.Equal(text, ByteSize.Format(value));
    }

    private static ShipSettings Load(string text, params (string Name, string Value)[] variables)
    {
        SettingNode root = ConfigurationText.Read(Encoding.UTF8.GetBytes(text), "f.json");
        EnvironmentSettings.Apply(root, new Hashtable(variables.ToDictionary(v => v.Name, v => v.Value)));
        return (ShipSettings)SettingBinder.Bind(SettingsMetadata.Default.ShipSettings, root);
    }
}
