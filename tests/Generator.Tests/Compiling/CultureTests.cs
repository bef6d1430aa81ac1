using System.Globalization;
using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Golden;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>
/// The text does not depend on the language of the machine that builds. The cultures are made here from the signs that Swedish and Persian use, since the names of
/// cultures mean nothing where globalization is invariant.
/// </summary>
public class CultureTests
{
    [Theory]
    [InlineData("\u2212", ",")]
    [InlineData("\u200E\u2212", "\u066B")]
    public void Generator_UnderAnotherCulture_EmitsTheSameText(string negativeSign, string decimalSeparator)
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = negativeSign;
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator;
        string[] expected = EmitUnder(CultureInfo.InvariantCulture);
        Assert.Contains(expected, text => text.Contains("-1", StringComparison.Ordinal));
        Assert.Equal(expected, EmitUnder(culture));
    }

    private static string[] EmitUnder(CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return [.. GoldenCases.All.SelectMany(c => GeneratorHarness.Run(GeneratorHarness.Compile(c.Source)).GeneratedSources).Select(s => s.SourceText.ToString())];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
