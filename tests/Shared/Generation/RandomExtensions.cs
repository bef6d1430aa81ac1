using System.Text;

namespace VpcFlow.Tests;

internal static class RandomExtensions
{
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static T Pick<T>(this Random random, params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public static string Digits(this Random random, int length)
    {
        char[] digits = new char[length];
        for (int i = 0; i < length; i++)
        {
            digits[i] = (char)('0' + random.Next(10));
        }

        return new string(digits);
    }

    public static string HexDigits(this Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => "0123456789abcdef"[random.Next(16)]));

    public static byte[] Utf8(this string text) => Encoding.UTF8.GetBytes(text);
}
