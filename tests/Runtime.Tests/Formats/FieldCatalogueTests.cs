namespace VpcFlow.Tests.Formats;

public class FieldCatalogueTests
{
    [Fact]
    public void All_Fields_AreInTheOrderOfTheirNumbers()
    {
        Assert.Equal(72, FlowLogFieldInfo.All.Length);
        Assert.Equal(Enum.GetValues<FlowLogField>(), FlowLogFieldInfo.All.Select(f => f.Field));
        Assert.Equal(54, FlowLogFieldInfo.All.Count(f => f.Scope != FlowLogFieldScope.TransitGateway));
    }

    [Fact]
    public void Find_EitherSpelling_FindsTheField()
    {
        foreach (FlowLogFieldInfo info in FlowLogFieldInfo.All)
        {
            Assert.Same(info, FlowLogFieldInfo.Find(info.Name));
            Assert.Same(info, FlowLogFieldInfo.Find(info.ColumnName));
            Assert.Same(info, FlowLogFieldInfo.Get(info.Field));
            Assert.EndsWith(".", info.Description, StringComparison.Ordinal);
        }

        Assert.Null(FlowLogFieldInfo.Find("source-address"));
    }
}
