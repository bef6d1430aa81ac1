namespace VpcFlow.Tests;

/// <summary>Generates values of text fields as AWS writes them.</summary>
internal static class TextGenerator
{
    public static string Good(Random random, string field) => field switch
    {
        "account-id" => random.Chance(0.1) ? "unknown" : random.Chance(0.2) ? "00" + random.Digits(10) : random.Digits(12),
        "log-status" => random.Pick("OK", "OK", "OK", "NODATA", "SKIPDATA"),
        "type" => random.Pick("IPv4", "IPv6", "EFA"),
        "region" => random.Pick("us-east-1", "eu-central-1", "ap-southeast-2", "us-gov-west-1"),
        "sublocation-type" => random.Pick("wavelength", "outpost", "localzone"),
        "pkt-src-aws-service" or "pkt-dst-aws-service" => random.Pick("S3", "EC2", "DYNAMODB", "CLOUDFRONT", "GLOBALACCELERATOR", "AMAZON"),
        "flow-direction" => random.Pick("ingress", "egress"),
        "reject-reason" => random.Pick("BPA", "EC"),
        "resource-type" => "TransitGateway",
        "interface-type" or "next-hop-interface-type" => random.Pick("interface", "nat_gateway", "vpc_endpoint", "lambda", "efa", "trunk"),
        "instance-tag" or "instance-tag-2" or "interface-tag" or "interface-tag-2" or "asg-tag" or "asg-tag-2" => Tag(random),
        string arn when arn.EndsWith("-arn", StringComparison.Ordinal) =>
            $"arn:aws:ecs:us-east-1:{random.Digits(12)}:{random.Pick("cluster", "task", "task-definition")}/name-{random.HexDigits(8)}",
        "ecs-cluster-name" or "ecs-service-name" => random.Pick("web", "orders-service", "batch_2"),
        string id when id.EndsWith("az-id", StringComparison.Ordinal) => random.Pick("use1-az1", "use2-az4", "euc1-az3"),
        string id when id.Contains("account", StringComparison.Ordinal) => random.Digits(12),
        string id when id.Contains("attachment", StringComparison.Ordinal) => "tgw-attach-" + random.HexDigits(17),
        string id when id.Contains("subnet", StringComparison.Ordinal) => "subnet-" + random.HexDigits(17),
        string id when id.Contains("vpc", StringComparison.Ordinal) => "vpc-" + random.HexDigits(17),
        string id when id.Contains("eni", StringComparison.Ordinal) || id.Contains("interface", StringComparison.Ordinal)
            => "eni-" + random.HexDigits(17),
        "tgw-id" => "tgw-" + random.HexDigits(17),
        "instance-id" => "i-" + random.HexDigits(17),
        "resource-id" => "nat-" + random.HexDigits(17),
        _ => "id-" + random.HexDigits(random.Next(1, 40)),
    };

    public static string Action(Random random) => random.Pick("ACCEPT", "ACCEPT", "ACCEPT", "REJECT", "REJECT");

    private static string Tag(Random random)
        => random.Pick("web", "Team%20A", "caf%C3%A9", "%E2%82%AC%2F%22", "a+b=c", "x" + random.HexDigits(20));
}
