using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace VpcFlow.Cli.Commands;

/// <summary>Adds examples and exit codes to the output of <c>--help</c>.</summary>
internal static class HelpExamples
{
    private const string Root = """
        Examples:
          vpcflow convert flow.log.gz > documents.ndjson
          vpcflow detect flow.log
          vpcflow generate --records 1000 -f v5 | vpcflow convert -

        Exit codes:
          0  success
          1  an input has lines and not one record, or records were rejected
             under --on-error fail
          2  invalid usage or unknown format
          3  an input is not there, could not be read or is not a flow log
          4  the output could not be written
          130  interrupted
        """;

    private const string Alert = """
        Examples:
          vpcflow alert --to https://localhost:9200
          vpcflow alert --config vpcflow.json
          vpcflow alert --config vpcflow.json --test
          vpcflow alert --once AWSLogs/ --rule port-scan
        """;

    private const string Convert = """
        Examples:
          vpcflow convert AWSLogs/ -o documents.ndjson.gz --rejects rejected.ndjson
          vpcflow convert AWSLogs/ --since today --region eu-west-1 > documents.ndjson
          vpcflow convert 'logs/**/*.log.gz' -f v5 --ecs-version 8.0
          aws s3 cp s3://bucket/key.log.gz - | vpcflow convert - | head
          vpcflow convert flow.log -f '${version} ${srcaddr} ${dstaddr} ${action}'
          vpcflow convert AWSLogs/ --to ocsf --where 'action = REJECT' > rejected.ndjson
          vpcflow convert AWSLogs/ --to parquet -o lake/ --partition hive
          vpcflow convert AWSLogs/ --to parquet --schema ocsf -o lake/ --partition hive
          vpcflow convert flow.log --to parquet -o flow.parquet --derive 'duration,service,private(srcaddr)'
        """;

    private const string Ddl = """
        Examples:
          vpcflow ddl lake/ --engine duckdb
          vpcflow ddl lake/ --engine athena --location s3://bucket/lake/
          vpcflow ddl -f v5 --partition hive --engine trino --location s3://bucket/lake/
        """;

    private const string Detect = """
        Examples:
          vpcflow detect flow.log.gz
          aws s3 cp s3://bucket/key.log.gz - | vpcflow detect -
        """;

    private const string Enqueue = """
        Examples:
          vpcflow enqueue s3://bucket/AWSLogs/ --queue https://sqs.eu-west-1.amazonaws.com/123456789010/flow-logs
          vpcflow enqueue s3://bucket/AWSLogs/ --since 2024-01-01 --until 2024-07-01 --account 123456789010 --queue URL --dry-run
          vpcflow enqueue s3://bucket/ --inventory s3://inventories/bucket/all/2024-12-04T01-00Z/manifest.json --queue URL --rate 500
        """;

    private const string Generate = """
        Examples:
          vpcflow generate --records 1000000 -f v5 --seed 7 > flow.log
          vpcflow generate --records 20 -f 'srcaddr dstaddr bytes' --no-header
        """;

    private const string Query = """
        Examples:
          vpcflow query flow.log.gz 'SELECT srcaddr, sum(bytes) FROM flows GROUP BY ALL ORDER BY 2 DESC LIMIT 10'
          vpcflow query AWSLogs/ --since today 'SELECT action, count(*) FROM flows GROUP BY ALL' --to csv
          vpcflow query flow.log 'DESCRIBE flows'
        """;

    private const string Report = """
        Examples:
          vpcflow report AWSLogs/
          vpcflow report AWSLogs/ --since yesterday --html report.html
          vpcflow report flow.log.gz --interface eni-0123456789abcdef0
          vpcflow report AWSLogs/ --json - | jq '.questions[].title'
        """;

    private const string Setup = """
        Examples:
          vpcflow setup --to https://localhost:9200 --retention 90d
          vpcflow setup --to https://localhost:9200 --grant ship --dry-run
          vpcflow setup --out templates/ --product opensearch
        """;

    private const string Ship = """
        Examples:
          vpcflow ship AWSLogs/ --to https://localhost:9200
          vpcflow ship s3://bucket/AWSLogs/ --to https://host:9200 --once
          vpcflow ship https://sqs.eu-west-1.amazonaws.com/123456789010/flow-logs --to https://host:9200
          vpcflow ship s3://bucket/AWSLogs/ --to lake/ --file-format parquet
          vpcflow ship --config vpcflow.json --print-policy iam
          vpcflow ship 'cloudwatch:/aws/vpc/*' --start-position end --to https://host:9200
          vpcflow ship kafka://broker:9092/flow-logs --group-id team --to https://host:9200
          vpcflow ship firehose:8443 --tls-certificate cert.pem --tls-key key.pem --to https://host:9200
          vpcflow ship /var/log/flow/ --follow --to https://host:9200
          vpcflow ship --config vpcflow.json --metrics 0.0.0.0:9464
        """;

    private const string State = """
        Examples:
          vpcflow state
          vpcflow state /var/lib/vpcflow --to json
        """;

    private const string Stats = """
        Examples:
          vpcflow stats AWSLogs/ --by srcaddr,dstport --sum bytes --top 10
          vpcflow stats flow.log.gz --where 'action = REJECT' --by dstport --count --distinct srcaddr
          vpcflow stats AWSLogs/ --every 5m --by action --sum bytes --to csv
          vpcflow stats AWSLogs/ --question rejected-ports
          vpcflow stats /var/log/flow/ --by srcaddr --sum bytes --follow
        """;

    public static void AddTo(HelpOption help) => help.Action = new Action((HelpAction)help.Action!);

    private static string? Of(Command command) => command.Name switch
    {
        AlertCommand.Name => Alert,
        ConvertCommand.Name => Convert,
        DdlCommand.Name => Ddl,
        DetectCommand.Name => Detect,
        EnqueueCommand.Name => Enqueue,
        GenerateCommand.Name => Generate,
        QueryCommand.Name => Query,
        ReportCommand.Name => Report,
        SetupCommand.Name => Setup,
        ShipCommand.Name => Ship,
        StateCommand.Name => State,
        StatsCommand.Name => Stats,
        _ when command is RootCommand => Root,
        _ => null,
    };

    private sealed class Action(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            help.Invoke(parseResult);
            if (Of(parseResult.CommandResult.Command) is { } examples)
                parseResult.InvocationConfiguration.Output.WriteLine(examples);
            return ExitCodes.Done;
        }
    }
}
