using System.Collections.Immutable;
using System.Globalization;

namespace VpcFlow.Generator.Tests.Generated;

/// <summary>The formats for which parsers are generated, compiled and run.</summary>
internal static class FormatCorpus
{
    private const string AllText = "vpc-id subnet-id action log-status az-id";

    public static ImmutableArray<FormatCase> All { get; } =
    [
        .. WellKnown(), .. OfTheGuide(), .. Alphabetical(), .. SingleFields(), .. OfManyFields(), .. Projections(), .. Variants(),
        .. OfOtherDocuments(), .. WithSkippedColumns(), .. RandomOnes(),
    ];

    /// <summary>The formats that the tests run with: all, or the well-known ones and a part such as <c>1/3</c>.</summary>
    public static ImmutableArray<FormatCase> Chosen { get; } = Choose(Environment.GetEnvironmentVariable("VPCFLOW_FORMATS"));

    /// <summary>Returns the well-known formats and each n-th of the others.</summary>
    /// <param name="part">The first of them, counted from 1, and n, such as <c>2/3</c>; <see langword="null"/> for all.</param>
    public static ImmutableArray<FormatCase> Choose(string? part)
    {
        if (part is null)
            return All;
        int[] numbers = [.. part.Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        int known = WellKnown().Count();
        return [.. All.Where((_, i) => i < known || (i - known) % numbers[1] == numbers[0] - 1)];
    }

    private static IEnumerable<FormatCase> WellKnown()
        => FlowLogFormat.PresetNames.Select(name => new FormatCase(name, Preset(name).ToString()));

    /// <summary>The examples of the AWS guide.</summary>
    private static IEnumerable<FormatCase> OfTheGuide() =>
    [
        new("guide-6", "instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr"),
        new(
            "guide-17",
            "version interface-id account-id vpc-id subnet-id instance-id srcaddr dstaddr srcport dstport protocol tcp-flags type "
                + "pkt-srcaddr pkt-dstaddr action log-status"),
        new(
            "guide-21",
            "version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport dstport pkt-srcaddr pkt-dstaddr "
                + "protocol bytes packets start end action tcp-flags log-status"),
    ];

    /// <summary>The order of the AWS console's "select all".</summary>
    private static IEnumerable<FormatCase> Alphabetical()
        => new[] { "default", "v5", "v11", "tgw" }.Select(
            name => new FormatCase("alphabetical-" + name, Join(Preset(name).Fields.Select(NameOf).Order(StringComparer.Ordinal))));

    /// <summary>One field of each kind, and those that are enough for a member that is computed from several fields.</summary>
    private static IEnumerable<FormatCase> SingleFields()
        => new[]
        {
            "version", "account-id", "srcaddr", "dstaddr", "pkt-dstaddr", "srcport", "protocol", "bytes", "packets", "start", "end",
            "action", "log-status", "tcp-flags", "region", "ecs-cluster-name", "packets-lost-mtu-exceeded",
        }.Select(name => new FormatCase("only-" + name, name));

    /// <summary>Numbers of fields around 64, the most that the fast path reads: it keeps them in the bits of a mask.</summary>
    private static IEnumerable<FormatCase> OfManyFields()
    {
        var random = new Random(72);
        string[] names = [.. FlowLogFieldInfo.All.Select(f => f.Name)];
        string alphabetical = Join(names.Order(StringComparer.Ordinal));
        yield return new FormatCase("all-72", Join(names));
        yield return new FormatCase("all-72-alphabetical", alphabetical, EcsVersion.V8_0, PreserveOriginal: true);
        foreach (int count in new[] { 56, 62, 63, 64, 65, 66, 72 })
        {
            random.Shuffle(names);
            yield return new FormatCase("mixed-" + count, Join(names.Take(count)));
        }
    }

    private static IEnumerable<FormatCase> Projections() =>
    [
        new("project-default", FlowLogFormats.Default, Fields: "srcaddr dstaddr bytes"),
        new("project-default-end", FlowLogFormats.Default, Fields: "end"),
        new("project-default-flow", FlowLogFormats.Default, Fields: "protocol dstaddr srcaddr"),
        new("project-default-text", FlowLogFormats.Default, Fields: "account-id action"),
        new("project-v5", FlowLogFormats.V5, Fields: "tcp-flags pkt-srcaddr action traffic-path"),
        new("project-v11-last", FlowLogFormats.V11, Fields: "next-hop-interface-type version"),
        new("project-tgw", FlowLogFormats.TransitGateway, Fields: "packets-lost-blackhole srcaddr tgw-id", PreserveOriginal: true),
        new("project-all-72", Join(FlowLogFieldInfo.All.Select(f => f.Name)), Fields: "srcaddr packets-lost-ttl-expired tgw-dst-az-id"),
        new("project-first", "bytes srcaddr", Fields: "bytes", Ecs: EcsVersion.V8_0),
    ];

    private static IEnumerable<FormatCase> Variants() =>
    [
        new("text", AllText),
        new("text-original", AllText, EcsVersion.V8_0, PreserveOriginal: true),
        new("default-8.0", FlowLogFormats.Default, EcsVersion.V8_0),
        new("default-original", FlowLogFormats.Default, PreserveOriginal: true),
        new("default-8.0-original", FlowLogFormats.Default, EcsVersion.V8_0, PreserveOriginal: true),
        new("v5-8.0-original", FlowLogFormats.V5, EcsVersion.V8_0, PreserveOriginal: true),
        new("v11-8.0", FlowLogFormats.V11, EcsVersion.V8_0),
        new("tgw-original", FlowLogFormats.TransitGateway, PreserveOriginal: true),
        new("one-port", "srcaddr dstaddr protocol srcport"),
    ];

    /// <summary>Documents other than ECS, which the attribute chooses.</summary>
    private static IEnumerable<FormatCase> OfOtherDocuments()
        => new[] { FlowLogDocumentKind.Flat, FlowLogDocumentKind.Ocsf }.SelectMany(kind => new FormatCase[]
        {
            new($"{kind}-default", FlowLogFormats.Default, Documents: kind),
            new($"{kind}-v5-original", FlowLogFormats.V5, PreserveOriginal: true, Documents: kind),
            new($"{kind}-v11", FlowLogFormats.V11, Documents: kind),
            new($"{kind}-tgw", FlowLogFormats.TransitGateway, Documents: kind),
            new($"{kind}-guide-6", "instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr", Documents: kind),
            new($"{kind}-text", AllText, Documents: kind),
            new($"{kind}-end", "end bytes", Documents: kind),
            new($"{kind}-packets", "pkt-dstaddr pkt-srcaddr traffic-path flow-direction instance-id", Documents: kind),
            new($"{kind}-all-72", Join(FlowLogFieldInfo.All.Select(f => f.Name)), Documents: kind),
            new($"{kind}-project", FlowLogFormats.V5, Fields: "dstaddr interface-id flow-direction action", Documents: kind),
        });

    private static IEnumerable<FormatCase> WithSkippedColumns() =>
    [
        new("skipped-default", FlowLogFormats.Default + " ?new-field"),
        new("skipped-first", "?new-field " + FlowLogFormats.Default, PreserveOriginal: true),
        new("skipped-version-twice", "${version} " + FlowLogFormats.Default),
        new("skipped-between", "srcaddr ?a dstaddr ?b srcport ?c dstport ?d protocol ?e bytes ?f packets", EcsVersion.V8_0),
        new("skipped-to-64", FlowLogFormats.V11 + string.Concat(Enumerable.Range(0, 10).Select(i => $" ?c{i}"))),
        new("skipped-to-65", string.Concat(Enumerable.Range(0, 11).Select(i => $"?c{i} ")) + FlowLogFormats.V11),
        new("skipped-to-128", Join(FlowLogFieldInfo.All.Select((f, i) => i < 56 ? $"{f.Name} ?c{i}" : f.Name))),
        new("skipped-text", "?x vpc-id ?y action"),
        new("skipped-projection", "?x srcaddr bytes ?bytes bytes", Fields: "bytes"),
    ];

    private static IEnumerable<FormatCase> RandomOnes()
    {
        var random = new Random(20260101);
        string[] names = [.. FlowLogFieldInfo.All.Select(f => f.Name)];
        for (int i = 0; i < 40; i++)
        {
            random.Shuffle(names);
            string[] fields = names[..random.Next(1, i % 4 == 0 ? names.Length : 24)];
            string? projection = random.Next(4) == 0 ? Join(fields.Where((f, n) => n == 0 || random.Next(3) == 0)) : null;
            yield return new FormatCase($"random-{i}", Join(fields), (EcsVersion)random.Next(2), random.Next(3) == 0, projection);
        }
    }

    private static FlowLogFormat Preset(string name)
        => FlowLogFormat.TryGetPreset(name, out FlowLogFormat? format) ? format : throw new ArgumentException(name);

    private static string NameOf(FlowLogField field) => FlowLogFieldInfo.Get(field).Name;

    private static string Join(IEnumerable<string> names) => string.Join(' ', names);
}
