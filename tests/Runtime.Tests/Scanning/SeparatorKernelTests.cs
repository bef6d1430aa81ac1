using System.Runtime.CompilerServices;
using System.Text;
using VpcFlow.Scanning;

namespace VpcFlow.Tests.Scanning;

/// <summary>All kernels produce the index that a byte-at-a-time reading of the definition produces.</summary>
public class SeparatorKernelTests
{
    public static TheoryData<string> Kernels
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (string name in SeparatorKernels.SupportedNames)
                data.Add(name);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Build_RandomBytes_FollowsTheDefinition(string kernel)
    {
        var random = new Random(7);
        for (int run = 0; run < 400; run++)
        {
            byte[] text = RandomText(random, random.Next(1, 700));
            AssertIndex(kernel, text);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Build_EveryByteValueAtEveryPositionInABlock_FollowsTheDefinition(string kernel)
    {
        for (int value = 0; value < 256; value++)
        {
            byte[] text = Encoding.ASCII.GetBytes(new string('x', 130));
            for (int at = value % 7; at < text.Length; at += 7)
                text[at] = (byte)value;
            AssertIndex(kernel, text);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Build_OnlySeparators_FollowsTheDefinition(string kernel)
    {
        AssertIndex(kernel, Encoding.ASCII.GetBytes(new string(' ', 1000)));
        AssertIndex(kernel, Encoding.ASCII.GetBytes(new string('\n', 1000)));
        AssertIndex(kernel, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("- ", 500))));
    }

    [Fact]
    public void SupportedNames_OnThisMachine_HaveTheActiveKernelAndTheReference()
    {
        Assert.Contains("scalar", SeparatorKernels.SupportedNames);
        Assert.Contains(SeparatorKernels.ActiveName, SeparatorKernels.SupportedNames);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no-such-kernel")]
    public void Choose_UnknownName_ReturnsTheWidest(string? wanted)
        => Assert.Equal(SeparatorKernels.SupportedNames[0], SeparatorKernels.Choose(wanted));

    /// <summary>Whatever instructions it uses, the widest kernel has a documented name.</summary>
    [Fact]
    public void ActiveName_OnThisMachine_IsDocumented()
        => Assert.Contains(SeparatorKernels.SupportedNames[0], new[] { "compress512", "vector512", "vector256", "vector128", "scalar" });

    [Fact]
    public void Choose_SupportedName_ReturnsIt()
    {
        foreach (string name in SeparatorKernels.SupportedNames)
            Assert.Equal(name, SeparatorKernels.Choose(name.ToUpperInvariant()));
    }

    private static byte[] RandomText(Random random, int length)
    {
        const string Letters = "abc019.:-- \n\"\\\r\t\u007f";
        var text = new byte[length];
        for (int i = 0; i < length; i++)
            text[i] = random.Next(40) == 0 ? (byte)random.Next(256) : (byte)Letters[random.Next(Letters.Length)];
        return text;
    }

    private static void AssertIndex(string kernel, byte[] text)
    {
        const int Before = 2;
        var padded = new byte[Before + ((text.Length + 127) / 64 * 64)];

        // The bytes after the text must not matter; the end of another line precedes it.
        padded.AsSpan().Fill((byte)' ');
        padded[0] = (byte)'-';
        padded[1] = (byte)'\n';
        text.CopyTo(padded, Before);
        var index = new SeparatorIndex(padded.Length);
        SeparatorKernels.Build(kernel, index, ref padded[Before], text.Length);

        var starts = new List<uint>();
        var flags = new List<(int Value, int Meaning)>();
        bool isAfterOdd = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsSeparator(text[i]))
                continue;
            bool isOdd = text[i] != ' ' || i == 0 || IsSeparator(text[i - 1]);
            bool isAbsent = i > 0 && text[i - 1] == '-' && (i == 1 || IsSeparator(text[i - 2]));

            // After the first odd separator of a line, only the end of the line matters.
            int flag = (isOdd ? SeparatorIndex.Odd : 0) | (isAbsent ? SeparatorIndex.Absent : 0);
            flags.Add((flag, !isAfterOdd ? SeparatorIndex.Odd | SeparatorIndex.Absent : text[i] == '\n' ? SeparatorIndex.Odd : 0));
            isAfterOdd = text[i] != '\n' && (isAfterOdd || isOdd);
            starts.Add((uint)i + 1);
        }

        Assert.Equal(starts.Count, index.Count);
        Assert.Equal(0u, index.Starts);
        for (int i = 0; i < starts.Count; i++)
        {
            Assert.Equal(starts[i], Unsafe.Add(ref index.Starts, i + 1));
            Assert.Equal(flags[i].Value & flags[i].Meaning, Unsafe.Add(ref index.Flags, i) & flags[i].Meaning);
        }

        for (int i = starts.Count; i < starts.Count + 64; i++)
            Assert.True(Unsafe.Add(ref index.Flags, i) == 0, "A flag after the last separator would end a record that does not exist.");
    }

    private static bool IsSeparator(byte value) => value is <= (byte)' ' or >= 0x7F or (byte)'"' or (byte)'\\';
}
