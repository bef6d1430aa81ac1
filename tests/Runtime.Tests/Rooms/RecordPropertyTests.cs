using System.Reflection;

namespace VpcFlow.Tests.Rooms;

/// <summary>Records of any format have a property for each field of the catalogue, and no others.</summary>
public class RecordPropertyTests
{
    [Fact]
    public void FlowLogRecord_Always_HasAPropertyOfEachField()
    {
        foreach (FlowLogFieldInfo field in FlowLogFieldInfo.All)
            Assert.Equal(TypeOf(field, typeof(ReadOnlySpan<byte>)), typeof(FlowLogRecord).GetProperty(field.PropertyName)?.PropertyType);
        Assert.Equal(["Line", "PresentFields"], Others(typeof(FlowLogRecord)));
    }

    [Fact]
    public void FlowLogOwnedRecord_Always_HasAPropertyOfEachField()
    {
        foreach (FlowLogFieldInfo field in FlowLogFieldInfo.All)
            Assert.Equal(TypeOf(field, typeof(string)), typeof(FlowLogOwnedRecord).GetProperty(field.PropertyName)?.PropertyType);
        Assert.Equal(["Line", "Record"], Others(typeof(FlowLogOwnedRecord)));
    }

    /// <summary>Each property reads its own field: every field of the line has a different value.</summary>
    [Fact]
    public void Properties_OfALineOfAllFields_AreThoseOfTheirFields()
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Create([.. FlowLogFieldInfo.All.Select(f => f.Field)]));
        string line = string.Join(' ', FlowLogFieldInfo.All.Select((f, i) => f.Kind switch
        {
            FlowLogFieldKind.Text => $"text-{i}",
            FlowLogFieldKind.Address => $"10.0.0.{i}",
            FlowLogFieldKind.Action => "REJECT",
            FlowLogFieldKind.LogStatus => "NODATA",
            _ => $"{i + 1}",
        }));
        int records = 0;
        foreach (FlowLogRecord record in parser.Parse(System.Text.Encoding.ASCII.GetBytes(line)))
        {
            records++;
            FlowLogOwnedRecord owned = record.ToOwned();
            for (int i = 0; i < FlowLogFieldInfo.All.Length; i++)
            {
                FlowLogFieldInfo field = FlowLogFieldInfo.All[i];
                object? value = typeof(FlowLogOwnedRecord).GetProperty(field.PropertyName)!.GetValue(owned);
                object expected = field.Kind switch
                {
                    FlowLogFieldKind.Text => $"text-{i}",
                    FlowLogFieldKind.Address => FlowLogAddress.Parse($"10.0.0.{i}"),
                    FlowLogFieldKind.Action => FlowLogAction.Reject,
                    FlowLogFieldKind.LogStatus => FlowLogDataStatus.NoData,
                    FlowLogFieldKind.Time => DateTimeOffset.FromUnixTimeSeconds(i + 1),
                    FlowLogFieldKind.TcpFlags => (FlowLogTcpFlags)(i + 1),
                    FlowLogFieldKind.Integer => i + 1,
                    FlowLogFieldKind.Long => (long)i + 1,
                    FlowLogFieldKind.Port => (ushort)(i + 1),
                    FlowLogFieldKind.Protocol => (byte)(i + 1),
                    _ => throw new InvalidOperationException(field.Kind.ToString()),
                };
                Assert.Equal(expected, value);
            }
        }

        Assert.Equal(1, records);
    }

    private static string[] Others(Type type)
    {
        IEnumerable<string> names = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name);
        return [.. names.Except(FlowLogFieldInfo.All.Select(f => f.PropertyName)).Order()];
    }

    private static Type TypeOf(FlowLogFieldInfo field, Type text) => field.Kind switch
    {
        FlowLogFieldKind.Text => text,
        FlowLogFieldKind.Integer => typeof(int?),
        FlowLogFieldKind.Long => typeof(long?),
        FlowLogFieldKind.Port => typeof(ushort?),
        FlowLogFieldKind.Protocol => typeof(byte?),
        FlowLogFieldKind.TcpFlags => typeof(FlowLogTcpFlags?),
        FlowLogFieldKind.Time => typeof(DateTimeOffset?),
        FlowLogFieldKind.Address => typeof(FlowLogAddress?),
        FlowLogFieldKind.Action => typeof(FlowLogAction),
        FlowLogFieldKind.LogStatus => typeof(FlowLogDataStatus),
        _ => throw new InvalidOperationException(field.Kind.ToString()),
    };
}
