using System.Globalization;
using System.Text;
using VpcFlow.Pipeline.Containers.Parquet.Text;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Numbers are written as the framework writes them.</summary>
public class DigitTextTests
{
    [Fact]
    public void Write_UpToFiveDigits_IsTheNumber()
    {
        for (ulong value = 0; value < 100_000; value++)
            Check(value);
    }

    [Fact]
    public void Write_AroundEveryLengthAndEveryDigit_IsTheNumber()
    {
        for (ulong power = 1; power < DigitText.Limit; power *= 10)
        {
            for (ulong digit = 1; digit < 10; digit++)
            {
                Check(power * digit);
                Check((power * digit) - 1);
                Check(Math.Min((power * digit) + 1, DigitText.Limit - 1));
            }
        }

        Check(DigitText.Limit - 1);
    }

    [Fact]
    public void Write_Random_IsTheNumber()
    {
        var random = new Random(7);
        for (int i = 0; i < 100_000; i++)
            Check((ulong)random.NextInt64((long)DigitText.Limit) >> random.Next(50));
    }

    private static void Check(ulong value)
    {
        byte[] target = new byte[DigitText.MaxLength + 1];
        target[^1] = (byte)'x';
        int length = DigitText.Write(value, ref target[0]);
        Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(target, 0, length));
        Assert.Equal((byte)'x', target[^1]);
    }
}
