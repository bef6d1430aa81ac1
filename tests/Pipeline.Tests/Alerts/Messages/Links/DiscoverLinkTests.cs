using System.Text.Json;
using VpcFlow.Pipeline.Alerts.Messages.Links;

namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Links;

/// <summary>Links to records. The forms of the URLs are those of Kibana 8 and of OpenSearch Dashboards 2.</summary>
public sealed class DiscoverLinkTests
{
    private const string Query = """{"bool":{"filter":[{"term":{"aws.vpcflow.interface_id":"eni-1"}}]}}""";
    private static readonly DateTimeOffset s_from = new(2025, 6, 1, 11, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(
        """{"a":"b","c":[1,2.5,-3,1e+5],"d":{"e":true,"f":false,"g":null}}""",
        "('a':'b','c':!(1,2.5,-3,1e5),'d':('e':!t,'f':!f,'g':!n))")]
    [InlineData("""["it's","hey!",""]""", "!('it!'s','hey!!','')")]
    [InlineData("{}", "()")]
    [InlineData("[]", "!()")]
    public void Rison_IsThatOfItsGrammar(string json, string expected)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(expected, Rison.Of(document.RootElement));
    }

    [Fact]
    public void Create_Kibana_HasTimeFilterAndDataView()
    {
        Uri link = FlowLogDiscoverLink.Create(
            new Uri("https://kibana.example/s/net/"), FlowLogSetupProduct.Elasticsearch, s_from, s_from.AddHours(1), Query, "Many rejects");
        Assert.StartsWith("https://kibana.example/s/net/app/discover#/?_g=", link.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(
            "?_g=('time':('from':'2025-06-01T11:00:00.000Z','to':'2025-06-01T12:00:00.000Z'))"
                + "&_a=('index':'vpcflow-records','filters':!(('meta':('alias':'Many rejects','disabled':!f,"
                + "'index':'vpcflow-records','key':'query',"
                + "'negate':!f,'type':'custom','value':'{\"bool\":{\"filter\":[{\"term\":{\"aws.vpcflow.interface_id\":\"eni-1\"}}]}}'),"
                + "'query':('bool':('filter':!(('term':('aws.vpcflow.interface_id':'eni-1'))))))),"
                + "'query':('language':'kuery','query':''))",
            Decode(link)["#/".Length..]);
    }

    [Fact]
    public void Create_OpenSearch_HasItsOwnForm()
    {
        Uri link = FlowLogDiscoverLink.Create(
            new Uri("http://dash.example:5601"), FlowLogSetupProduct.OpenSearch, s_from, s_from.AddHours(1));
        Assert.StartsWith("http://dash.example:5601/app/data-explorer/discover#?_g=", link.AbsoluteUri, StringComparison.Ordinal);
        Assert.EndsWith(
            "&_a=('discover':('columns':!('_source'),'interval':'auto','sort':!()),"
                + "'metadata':('indexPattern':'vpcflow-records','view':'discover'))"
                + "&_q=('filters':!(),'query':('language':'kuery','query':''))",
            Decode(link),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Create_HostileText_StaysInItsString()
    {
        string value = JsonSerializer.Serialize("'),'index':'other!')&_b=1#/ \r\n%27");
        string query = "{\"term\":{\"x\":" + value + "}}";
        Uri link = FlowLogDiscoverLink.Create(
            new Uri("https://kibana.example"), FlowLogSetupProduct.Elasticsearch, s_from, s_from, query, "</a>\"'!)&_a=");
        string fragment = link.AbsoluteUri[(link.AbsoluteUri.IndexOf('#', StringComparison.Ordinal) + 1)..];
        Assert.Equal(2, fragment.Count(c => c == '='));
        Assert.Equal(1, fragment.Count(c => c == '&'));
        Assert.DoesNotContain(fragment, c => c is '<' or '"' or '\'' or '(' or ' ' or '#');
        Assert.Contains("'x':'!'),!'index!':!'other!!!')&_b=1#/ \r\n%27'", Decode(link), StringComparison.Ordinal);
    }

    private static string Decode(Uri link)
        => Uri.UnescapeDataString(link.AbsoluteUri[link.AbsoluteUri.IndexOf('#', StringComparison.Ordinal)..]);
}
