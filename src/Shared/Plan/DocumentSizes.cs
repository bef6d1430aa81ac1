using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>The maximum sizes of the parts of a document in bytes, known from the plan alone.</summary>
internal static class DocumentSizes
{
    /// <summary>The length of <c>2016-10-31T11:37:00.000Z</c>.</summary>
    public const int Time = 24;

    /// <summary>The longest keyword in the IANA table, <c>rsvp-e2e-ignore</c>, and one byte that makes it a whole vector.</summary>
    public const int Transport = 16;

    /// <summary>The length of <c>["fin","syn","rst","psh","ack","urg"]</c>, 37 bytes, rounded up.</summary>
    public const int TcpFlags = 40;

    /// <summary>Base64 of 20 bytes.</summary>
    public const int CommunityId = 28;

    /// <summary>The longest text of a <see cref="Plan.Choice"/>.</summary>
    public const int Choice = 32;

    /// <summary>The longest number in Unix milliseconds, and one byte that makes it a whole vector.</summary>
    public const int Milliseconds = 32;

    /// <summary>The longest namespace that Elasticsearch accepts.</summary>
    public const int Namespace = 100;

    /// <summary>Bytes after a document that may be overwritten.</summary>
    public const int Slack = 128;

    /// <summary>The longest constant that one step of generated code copies; a longer one takes several steps.</summary>
    public const int LongestLiteral = 256;

    /// <summary>The longest constant that may follow an optional value.</summary>
    public const int LongestSuffix = 4;

    /// <summary>Returns the maximum number of bytes of a value besides copies of the line.</summary>
    public static int OfValue(Segment segment)
    {
        var traits = ValueTraits.Of(segment.Value);
        return traits.Size + (traits.SizePerField * segment.Slots.Length);
    }

    public static int CopiesOfLine(ImmutableArray<Segment> segments)
    {
        int whole = segments.Count(s => ValueTraits.Of(s.Value).Copies == ValueCopies.Line);
        IEnumerable<int> perField = segments
            .Where(s => ValueTraits.Of(s.Value).Copies == ValueCopies.Fields)
            .SelectMany(s => s.Slots)
            .GroupBy(s => s)
            .Select(g => g.Count());
        return whole + perField.DefaultIfEmpty(0).Max();
    }
}
