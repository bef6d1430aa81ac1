using System.Text;

namespace VpcFlow.Tests.Addresses;

/// <summary>Parses text as generic code does.</summary>
internal static class GenericParsing
{
    /// <summary>Parses a text through each of the interfaces, with the same result.</summary>
    public static T Parse<T>(string text)
        where T : ISpanParsable<T>, IUtf8SpanParsable<T>, IEquatable<T>
    {
        T value = T.Parse(text, null);
        Assert.Equal(value, T.Parse(text.AsSpan(), null));
        Assert.Equal(value, T.Parse(Encoding.ASCII.GetBytes(text), null));
        Assert.True(
            T.TryParse(text, null, out T? first)
            && T.TryParse(text.AsSpan(), null, out T? second)
            && T.TryParse(Encoding.ASCII.GetBytes(text), null, out T? third)
            && value.Equals(first) && value.Equals(second) && value.Equals(third));
        return value;
    }
}
