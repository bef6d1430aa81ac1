using System.Globalization;

namespace VpcFlow.Cli.Generating;

/// <summary>A VPC with instances, containers, a load balancer, a function and a NAT gateway in three Availability Zones.</summary>
internal sealed class VpcNetwork
{
    private const int Instances = 16;
    private const int Tasks = 5;
    private const int Zones = 3;
    private const string Region = "us-east-1";

    private static readonly string[] s_tags = ["web", "api", "database", "batch%20jobs", "caf%C3%A9", "prod%2Feu"];

    private readonly RandomSource _random;
    private readonly string _account;
    private readonly string _vpc;
    private readonly string[] _subnets;
    private int _hosts;

    public VpcNetwork(RandomSource random, bool hasResources)
    {
        _random = random;
        _account = Identifiers.Account(random);
        _vpc = Identifiers.Resource(random, "vpc");
        _subnets = [.. Enumerable.Range(0, Zones).Select(_ => Identifiers.Resource(random, "subnet"))];
        Hosts =
        [
            .. Enumerable.Range(0, Instances).Select(CreateInstance),
            .. Enumerable.Range(0, Tasks).Select(CreateTask),
            CreateOther("network_load_balancer"),
            CreateOther("lambda"),
        ];
        Nat = CreateOther("nat_gateway");
        if (hasResources)
            Nat.With(FlowLogField.ResourceId, Identifiers.Resource(random, "nat")).With(FlowLogField.InterfaceId, "-");
    }

    /// <summary>The network interfaces except that of the NAT gateway.</summary>
    public LogSource[] Hosts { get; }

    public LogSource Nat { get; }

    private LogSource CreateInstance(int number)
    {
        LogSource host = Create("interface", isPrivate: number % 2 == 1)
            .With(FlowLogField.InstanceId, Identifiers.Resource(_random, "i"))
            .With(FlowLogField.InstanceTag, s_tags[number % s_tags.Length])
            .With(FlowLogField.InterfaceTag, s_tags[number % s_tags.Length]);
        if (number % 4 == 0)
            host.With(FlowLogField.AutoScalingGroupTag, "web-asg").With(FlowLogField.InstanceTag2, "team%3Dcore");
        if (number == Instances - 1)
            host.With(FlowLogField.SublocationType, "outpost").With(FlowLogField.SublocationId, Identifiers.Resource(_random, "op"));
        return host;
    }

    /// <summary>The network interface of a container task; every second task runs on an instance, the others on Fargate.</summary>
    private LogSource CreateTask(int number)
    {
        string cluster = number < 3 ? "web" : "workers";
        string arn = $"arn:aws:ecs:{Region}:{_account}:";
        string task = Identifiers.Hex(_random, 32);
        LogSource host = Create("interface", isPrivate: true)
            .With(FlowLogField.EcsClusterArn, $"{arn}cluster/{cluster}")
            .With(FlowLogField.EcsClusterName, cluster)
            .With(FlowLogField.EcsContainerId, $"{task}-{_random.Between(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture)}")
            .With(FlowLogField.EcsServiceName, $"{cluster}-service")
            .With(
                FlowLogField.EcsTaskDefinitionArn, $"{arn}task-definition/{cluster}:{(number + 3).ToString(CultureInfo.InvariantCulture)}")
            .With(FlowLogField.EcsTaskArn, $"{arn}task/{cluster}/{task}")
            .With(FlowLogField.EcsTaskId, task);
        if (number % 2 == 0)
        {
            string instance = Identifiers.Hex(_random, 32);
            host.With(FlowLogField.EcsContainerInstanceArn, $"{arn}container-instance/{cluster}/{instance}")
                .With(FlowLogField.EcsContainerInstanceId, instance);
            host.With(
                FlowLogField.EcsSecondContainerId,
                $"{task}-{_random.Between(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture)}");
        }

        return host;
    }

    private LogSource CreateOther(string type) => Create(type, isPrivate: false);

    private LogSource Create(string type, bool isPrivate)
    {
        int zone = _hosts++ % Zones;
        string zoneId = (zone + 1).ToString(CultureInfo.InvariantCulture);
        return new LogSource
        {
            IPv4 = Identifiers.IPv4(10, 0, (16 * zone) + _random.Next(16), _random.Between(4, 254)),
            IPv6 = Identifiers.IPv6(_random, 0x1234, 0xA100 + zone),
            IsPrivate = isPrivate,
        }
            .With(FlowLogField.AccountId, _account)
            .With(FlowLogField.InterfaceId, Identifiers.Resource(_random, "eni"))
            .With(FlowLogField.VpcId, _vpc)
            .With(FlowLogField.SubnetId, _subnets[zone])
            .With(FlowLogField.Region, Region)
            .With(FlowLogField.AvailabilityZoneId, $"use1-az{zoneId}")
            .With(FlowLogField.InterfaceType, type);
    }
}
