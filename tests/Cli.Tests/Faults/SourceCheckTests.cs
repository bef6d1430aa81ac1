using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>What is wrong with a source in AWS is said before anything is read, and by a dry run.</summary>
[Collection(FaultCollection.Name)]
public sealed class SourceCheckTests(FaultServers servers)
{
    [FaultsFact]
    public async Task Ship_SourceThatIsNotThere_Exits3AndNamesIt()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        foreach (string source in new[] { "s3://no-such-bucket/AWSLogs/", $"{run.QueueUrl}-none", "cloudwatch:/no/such/group" })
        {
            foreach (string[] more in new string[][] { ["--once"], ["--once", "--dry-run"] })
            {
                using ShipProcess ship = run.Start(source, more);
                Assert.True(await ship.WaitAsync() == 3, ship.Error);
                string name = source.Replace("cloudwatch:", "log group ", StringComparison.Ordinal);
                Assert.Contains($"{name} does not exist", ship.Error, StringComparison.Ordinal);
            }
        }
    }

    [FaultsFact]
    public async Task Ship_DryRun_LeavesTheQueueAsItIs()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        foreach (FaultObject stored in await FaultObject.CreateAsync(3, 2))
        {
            await run.PutAsync(stored);
            await run.NotifyAsync(stored.Key, 0);
        }

        (string Source, string Plan)[] plans =
        [
            (run.QueueUrl, "about 3 messages to receive, and 0 that a receiver has or that come again later"),
            ($"s3://{run.Bucket}/AWSLogs/", $"3 objects to read, {Length()}\n  s3://{run.Bucket}/AWSLogs/"),
            ($"s3://{run.Bucket}/nothing/", "0 objects to read, 0 bytes\n"),
        ];
        foreach ((string source, string plan) in plans)
        {
            using ShipProcess dry = run.Start(source, "--once", "--dry-run");
            Assert.True(await dry.WaitAsync() == 0, dry.Error);
            Assert.StartsWith($"{source}: {plan}", dry.Output, StringComparison.Ordinal);
        }

        Assert.Equal(0, await run.CountDocumentsAsync());
        int[] counts = await run.ReceiveCountsAsync();
        Assert.Equal([0, 0, 0], counts);

        string Length() => Amounts.Bytes(new DirectoryInfo(run.Folder["copies"]).GetFiles().Sum(f => f.Length));
    }

    [FaultsFact]
    public async Task Ship_WithoutCredentials_SaysSoOnOneLine()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        const string None =
            "env -u AWS_ACCESS_KEY_ID -u AWS_SECRET_ACCESS_KEY AWS_EC2_METADATA_DISABLED=true HOME=/none AWS_REGION=us-east-1";
        string options = $"--to {servers.Cluster.Url} --state state --endpoint {servers.Aws.Url} --path-style --dry-run";
        foreach ((string source, string action) in new[]
        {
            ($"s3://{run.Bucket}/AWSLogs/", "s3:ListBucket"),
            (run.QueueUrl, "sqs:ChangeMessageVisibility"),
            ("cloudwatch:x", "logs:FilterLogEvents"),
        })
        {
            ToolResult result = await Tool.ShellAsync($"{None} $vpcflow ship {source} {options}", run.Folder.Path);
            Assert.True(result.ExitCode == 3, $"{source}: {result.ExitCode}: {result.Error}");
            string line = Assert.Single(result.Error.Split('\n'), l => l.Contains(action, StringComparison.Ordinal));
            Assert.Contains("is not allowed, or there are no credentials", line, StringComparison.Ordinal);
            Assert.EndsWith("; --print-policy iam prints the permissions that ship needs", line, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
        }
    }

    [FaultsFact]
    public async Task Ship_AwsThatCannotBeReached_EndsADryRunOnly()
    {
        await using FaultRun run = await FaultRun.CreateAsync(servers);
        await using var aws = new FaultyProxy(servers.Aws.Url, seed: 0, hasFaults: false);
        run.Endpoint = aws.Url;
        aws.Close();
        using ShipProcess dry = run.Start(run.QueueUrl, "--once", "--dry-run");
        Assert.True(await dry.WaitAsync() == 3, dry.Error);

        using ShipProcess ship = run.Start(run.QueueUrl, "--once");
        await ship.WaitForErrorAsync("it is tried again");
        aws.Open();
        Assert.True(await ship.WaitAsync() == 0, ship.Error);
    }
}
