namespace VpcFlow.Tests.Filtering;

/// <summary>A condition on an absent field is unknown, as with NULL in SQL, and only what is true is selected.</summary>
public class FilterLogicTests
{
    // Record 5 has no traffic: of these conditions, the first is true for it, the second is false and the third is unknown.
    private static readonly string[] s_conditions = ["log-status = NODATA", "log-status = OK", "dstport = 22"];

    [Theory]
    [InlineData("dstport = 22")]
    [InlineData("dstport != 22")]
    [InlineData("not dstport = 22")]
    [InlineData("not not dstport = 22")]
    [InlineData("dstport in (22, 80)")]
    [InlineData("dstport not in (22, 80)")]
    [InlineData("dstport >= 0")]
    [InlineData("private(srcaddr)")]
    [InlineData("not private(srcaddr)")]
    [InlineData("action = ACCEPT")]
    [InlineData("action != ACCEPT")]
    [InlineData("tcp-flags has syn")]
    [InlineData("not tcp-flags has syn")]
    [InlineData("service = ssh")]
    [InlineData("service != ssh")]
    [InlineData("vpc-id = 'x'")]
    [InlineData("vpc-id != 'x'")]
    [InlineData("vpc-id not like 'x%'")]
    public void Condition_OnAnAbsentField_IsNotSelected(string filter) => Assert.DoesNotContain("5", FilterCase.Selected(filter));

    [Theory]
    [InlineData("dstport is absent", "5")]
    [InlineData("dstport is present", "0 1 2 3 4 6")]
    [InlineData("dstport is not absent", "0 1 2 3 4 6")]
    [InlineData("not dstport is absent", "0 1 2 3 4 6")]
    [InlineData("not dstport is not absent", "5")]
    [InlineData("dstport IS NOT PRESENT", "5")]
    [InlineData("vpc-id is absent", "0 1 2 3 4 5 6")]
    [InlineData("vpc-id is present", "")]
    public void Absence_OfAField_IsNeverUnknown(string filter, string expected) => Assert.Equal(expected, FilterCase.Selected(filter));

    /// <summary>The table of Kleene's logic: t is true, f is false, u is unknown.</summary>
    [Theory]
    [InlineData('t', 't', 't', 't')]
    [InlineData('t', 'f', 'f', 't')]
    [InlineData('t', 'u', 'u', 't')]
    [InlineData('f', 'f', 'f', 'f')]
    [InlineData('f', 'u', 'f', 'u')]
    [InlineData('u', 'u', 'u', 'u')]
    public void Combination_OfAnyTruths_FollowsKleene(char a, char b, char and, char or)
    {
        (string x, string y) = (Condition(a), Condition(b));
        Assert.Equal(and, Truth($"{x} and {y}"));
        Assert.Equal(and, Truth($"{y} and {x}"));
        Assert.Equal(or, Truth($"{x} or {y}"));
        Assert.Equal(or, Truth($"{y} or {x}"));
    }

    private static string Condition(char truth) => s_conditions["tfu".IndexOf(truth, StringComparison.Ordinal)];

    private static char Truth(string filter)
        => FilterCase.Selected(filter).Contains('5') ? 't' : FilterCase.Selected($"not ({filter})").Contains('5') ? 'f' : 'u';
}
