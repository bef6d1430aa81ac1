using System.Text;
using VpcFlow.Ecs;
using VpcFlow.Plan;

namespace VpcFlow.Tests.Origins;

/// <summary>Nothing that would break a document becomes an <see cref="AddressEnrichment"/>.</summary>
public class AddressEnrichmentTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \"geo\" : { \"name\" : \"a\\nb\" } , \"as\":{\"number\":1} ")]
    [InlineData("\"å\":[1,{\"ip\":2}]")]
    public void Constructor_JsonMembers_KeepsThem(string members)
    {
        var enrichment = new AddressEnrichment(Encoding.UTF8.GetBytes(members), "web");
        Assert.Equal(members, Encoding.UTF8.GetString(enrichment.Utf8Members));
        Assert.Equal("web", enrichment.Name);
    }

    [Theory]
    [InlineData("\"geo\"", "not valid JSON members")]
    [InlineData("\"geo\":1,", "not valid JSON members")]
    [InlineData("\"geo\":1},\"b\":{", "not valid JSON members")]
    [InlineData("\"geo\":\"a", "not valid JSON members")]
    [InlineData("{\"geo\":1}", "not valid JSON members")]
    [InlineData("\"geo\":1}{\"a\":2", "not valid JSON members")]
    [InlineData("/* */\"geo\":1", "not valid JSON members")]
    [InlineData("\"geo\":1,\"as\":2,\"geo\":3", "not valid JSON members")]
    [InlineData("\"geo\":{\"a\":1,\"\\u0061\":2}", "not valid JSON members")]
    [InlineData("\"geo\":NaN", "not valid JSON members")]
    [InlineData("\"geo\":\n1", "control character at position 6")]
    [InlineData("\"ip\":\"8.8.8.8\"", "already have a member \"ip\"")]
    [InlineData("\"geo\":1,\"p\\u006frt\":2", "already have a member \"port\"")]
    public void Constructor_AnythingElse_IsRefused(string members, string message)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => new AddressEnrichment(Encoding.UTF8.GetBytes(members)));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Equal("utf8Members", e.ParamName);
    }

    [Fact]
    public void Constructor_InvalidUtf8_IsRefused()
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => new AddressEnrichment([.. "\"a\":\""u8, 0xFF, (byte)'"']));
        Assert.Contains("not valid UTF-8", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_TooLongMembers_IsRefused()
    {
        string members = $"\"a\":\"{new string('x', AddressEnrichment.MaxLength - 5)}\"";
        ArgumentException e = Assert.Throws<ArgumentException>(() => new AddressEnrichment(Encoding.ASCII.GetBytes(members)));
        Assert.Contains("have 65537 bytes; expected at most 65536", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AddressEnrichment.MaxLength + 1)]
    public void Constructor_EmptyOrTooLongName_IsRefused(int length)
    {
        ArgumentException e = Assert.Throws<ArgumentException>(() => new AddressEnrichment([], new string('n', length)));
        Assert.Equal("name", e.ParamName);
    }

    /// <summary>The caller's memory may change as soon as the constructor has returned.</summary>
    [Fact]
    public void Constructor_Always_CopiesTheMembers()
    {
        byte[] members = [.. "\"a\":1"u8];
        var enrichment = new AddressEnrichment(members);
        members.AsSpan().Clear();
        Assert.Equal("\"a\":1", Encoding.ASCII.GetString(enrichment.Utf8Members));
    }

    /// <summary>Every member that a schema itself puts into the object of an address is refused.</summary>
    [Fact]
    public void ReservedMembers_Always_AreThoseOfTheSchemas()
    {
        IEnumerable<string> expected = Enum.GetValues<EcsVersion>()
            .Select(EcsSchemas.Get)
            .SelectMany(s => s.Targets.Values.SelectMany(t => t).Select(t => t.Path)
                .Concat(s.Head.Concat(s.Tail).Where(m => m.Value != ValueKind.Fragment).Select(m => m.Path)))
            .Where(path => path.Split('.')[0] is "source" or "destination")
            .Select(path => path.Split('.')[1])
            .Distinct();
        Assert.Equal(expected.Order(), AddressEnrichment.ReservedMembers.Order());
    }
}
