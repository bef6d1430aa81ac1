using System.Globalization;
using Microsoft.CodeAnalysis;
using VpcFlow.Generator.Tests.Golden;
using VpcFlow.Generator.Tests.Support;

namespace VpcFlow.Generator.Tests.Compiling;

/// <summary>
/// The generated text does not depend on the language of the build machine. The cultures are created here with the signs of Swedish and
/// Persian, since culture names mean nothing in invariant globalization mode.
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
            return
            [
                .. GoldenCases.All
                    .SelectMany(c => GeneratorHarness.Run(GeneratorHarness.Compile(c.Source)).GeneratedSources)
                    .Select(s => s.SourceText.ToString()),
            ];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
