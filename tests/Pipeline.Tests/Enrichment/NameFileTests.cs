namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>Files of names, and the network that counts for an address.</summary>
public sealed class NameFileTests : IDisposable
{
    private readonly EnrichmentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("10.0.0.0/8,corp\n10.1.0.0/16,\"prod, \"\"blue\"\"\"\n10.1.2.3,db\n")]
    [InlineData(
        "\uFEFFcidr,name\r\n\r\n# a comment, with \"comma\n 10.0.0.0/8 , corp "
        + "\r\n10.1.0.0/16,\"prod, \"\"blue\"\"\"\r\n  \n10.1.2.3,db")]
    [InlineData("10.1.2.3/32,db\n10.1.0.0/16,\"prod, \"\"blue\"\"\"\n10.0.0.0/8,corp\n10.0.0.0/8,corp\n")]
    [InlineData("{\"10.0.0.0/8\": \"corp\", \"10.1.0.0/16\": \"prod, \\\"blue\\\"\", \"10.1.2.3\": \"db\", \"10.1.3.0/24\": null}")]
    [InlineData(
        "\n// subnets\n[{\"cidr\": \"10.0.0.0/8\", \"name\": \"corp\"},"
        + " {\"name\": \"prod, \\\"blue\\\"\", \"cidr\": \"10.1.0.0/16\"},\n"
        + "{\"cidr\": \"10.1.3.0/24\", \"name\": null}, {\"cidr\": \"10.1.2.3/32\", \"name\": \"db\"},]\n")]
    public void Load_AnyForm_NamesTheSmallestNetwork(string text)
    {
        using AddressEnricher enricher = Load(text);
        Assert.Equal(
            ["corp", "prod, \"blue\"", "db", "prod, \"blue\"", "prod, \"blue\"", "corp", null, null],
            new[] { "10.0.255.255", "10.1.0.0", "10.1.2.3", "10.1.2.4", "10.1.3.1", "10.2.0.0", "9.255.255.255", "11.0.0.0" }
                .Select(a => Found.Name(enricher, a)));
        Assert.Null(Found.Members(enricher, "10.1.2.3"));
        Assert.True(enricher.HasNames);
    }

    /// <summary>The shortest prefix contains both families, since an IPv4 address is an IPv4-mapped address.</summary>
    [Theory]
    [InlineData("2001:db8::/32,doc", "2001:db8:ffff::1", "doc")]
    [InlineData("2001:db8::/32,doc", "2001:db9::", null)]
    [InlineData("::/0,all", "255.255.255.255", "all")]
    [InlineData("::/0,all", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "all")]
    [InlineData("::/0,all\n0.0.0.0/0,four", "0.0.0.0", "four")]
    [InlineData("::/0,all\n0.0.0.0/0,four", "::fffe:ffff:ffff", "all")]
    [InlineData("::/0,all\n0.0.0.0/0,four", "::1:0:0:0", "all")]
    [InlineData("::ffff:10.0.0.0/104,mapped", "10.255.0.1", "mapped")]
    [InlineData("ffff::/16,last", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "last")]
    [InlineData("fe80::1,link", "fe80::1", "link")]
    public void Load_IPv6_NamesBothFamilies(string text, string address, string? expected)
    {
        using AddressEnricher enricher = Load(text);
        Assert.Equal(expected, Found.Name(enricher, address));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "line 1: 1 columns; expected 2, a network and its name.")]
    [InlineData("10.0.0.0/8,a,b", "line 1: 3 columns; expected 2, a network and its name.")]
    [InlineData("# x\n\n10.0.0.0/8, \n", "line 3: 10.0.0.0/8 has no name; expected a network and its name.")]
    [InlineData("a,b\n10.0.0.1/8,x\n", "line 2: '10.0.0.1/8' is not a network; expected 10.0.0.0/8, without bits after the prefix.")]
    [InlineData(
        "2001:db8::ff/33,x\n", "line 1: '2001:db8::ff/33' is not a network; expected 2001:db8::/33, without bits after the prefix.")]
    [InlineData("10.0.0.0/33,x", "line 1: '10.0.0.0/33' is not a network; expected an address, a slash and the length of the prefix")]
    [InlineData("10.0.0/8,x", "line 1: '10.0.0/8' is not a network; expected an address, a slash")]
    [InlineData(
        "a,b\nc,d\n",
        "line 2: 'c' is not a network; expected an address, a slash and the length of the prefix, such as 10.0.0.0/16.")]
    [InlineData("10.0.0.0/8,a\n\"10.0.0.0/8\",b", "line 2: 10.0.0.0/8 is named 'b', but 'a' in line 1; expected one name for a network.")]
    [InlineData("10.0.0.0/8,\"a\nb\"\n10.0.0.0/8,c", "line 3: 10.0.0.0/8 is named 'c', but 'a\nb' in line 1")]
    [InlineData("10.0.0.0/8,a\n10.0.0.0/9,\"b", "line 2: a quotation mark is not closed, or text follows it")]
    [InlineData("10.0.0.0/8,\"a\"b", "line 1: a quotation mark is not closed, or text follows it")]
    [InlineData("", "the file has no names; expected a network and a name per line, such as 10.0.0.0/16,prod.")]
    [InlineData("cidr,name\n", "the file has no names;")]
    [InlineData("{}", "the file has no names;")]
    [InlineData("{\"10.0.0.0/8\": \"a\",\n \"10.0.0.0/8\": \"b\"}", "line 2: 10.0.0.0/8 is named 'b', but 'a' in line 1")]
    [InlineData("{\n\"10.0.0.0/8\":\n 5}", "line 3: the value of '10.0.0.0/8' is a number; expected a text or null.")]
    [InlineData("{\n\"10.0.0.1/8\": \"a\"}", "line 2: '10.0.0.1/8' is not a network; expected 10.0.0.0/8")]
    [InlineData("{\n\"10.0.0.0/8\": \"a\"", "line 2: this is not valid JSON: ")]
    [InlineData("{\"10.0.0.0/8\": \"a\"}\n{}", "line 2: this is not valid JSON: ")]
    [InlineData("{\"10.0.0.0/8\": \"\\uD800\"}", "line 1: the text has one half of a surrogate pair; expected both, or none.")]
    [InlineData(
        "[\n\"10.0.0.0/8\"]",
        "line 2: a text in the array; expected an object like {\"cidr\": \"10.0.0.0/16\", \"name\": \"prod\"}.")]
    [InlineData("[\n{\"cidr\": \"10.0.0.0/8\"}]", "line 2: the object has no name; expected an object like")]
    [InlineData("[{\"name\": \"a\"}]", "line 1: the object has no cidr; expected an object like")]
    [InlineData("[{\"cidr\": \"10.0.0.0/8\",\n\"tag\": \"a\"}]", "line 2: the member 'tag' is unknown; expected an object like")]
    [InlineData("[{\"cidr\": [], \"name\": \"a\"}]", "line 1: the value of 'cidr' is an array; expected a text or null.")]
    public void Load_Mistake_NamesLineAndWhatIsExpected(string text, string message)
    {
        AddressFileException e = Assert.Throws<AddressFileException>(() => Load(text));
        Assert.StartsWith($"{_folder["names"]}: {message}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_InvalidUtf8_IsRefused()
    {
        string path = _folder.Write("names", [.. "10.0.0.0/8,"u8, 0xE9, (byte)'\n']);
        AddressFileException e = Assert.Throws<AddressFileException>(
            () => AddressEnricher.Load(new AddressEnricherOptions { NamesFile = path }));
        Assert.Equal($"{path}: the file is not text in UTF-8; expected CSV or JSON.", e.Message);
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(1025, true)]
    public void Load_LongName_IsRefused(int length, bool isRefused)
    {
        string text = $"10.0.0.0/8,{new string('n', length)}\n";
        if (isRefused)
        {
            AddressFileException e = Assert.Throws<AddressFileException>(() => Load(text));
            Assert.Contains("line 1: the name of 10.0.0.0/8 has 1025 bytes; expected at most 1024.", e.Message, StringComparison.Ordinal);
            return;
        }

        using AddressEnricher enricher = Load(text);
        Assert.Equal(length, Found.Name(enricher, "10.0.0.0")!.Length);
    }

    [Fact]
    public void Load_MissingFile_SaysSo()
    {
        AddressFileException e = Assert.Throws<AddressFileException>(
            () => AddressEnricher.Load(new AddressEnricherOptions { NamesFile = _folder["none"] }));
        Assert.Equal(_folder["none"] + ": no such file", e.Message);
    }

    private AddressEnricher Load(string text)
        => AddressEnricher.Load(new AddressEnricherOptions { NamesFile = _folder.Write("names", text) });
}
