using System.Runtime.CompilerServices;
using System.Text;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Tests.Scanning;

namespace VpcFlow.Tests.CommunityIds;

public sealed class CommunityIdHasherTests
{
    private const int MaxLength = 55;

    public static TheoryData<string> Kernels => [.. HashKernels.Names];

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Hash_KnownMessages_ReturnsPublishedDigests(string kernel)
    {
        // The first two are examples of FIPS 180; the last is the flow 128.232.110.120:34855 to 66.35.250.204:80 over TCP, with the
        // seed 0, from the Community ID specification.
        byte[][] messages =
        [
            [],
            Encoding.ASCII.GetBytes("abc"),
            Convert.FromHexString("0000" + "4223FACC" + "80E86E78" + "0600" + "0050" + "8827"),
        ];
        string[] texts = new HashBatch(messages, new Random(1), 0).Hash(HashKernels.Get(kernel));
        Assert.Equal(["2jmj7l5rSw0yVb/vlWAYkK/YBwk=", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "LQU9qZlK+B5F3KDmev6m5PMibrg="], texts);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Hash_AllCountsAndLengths_EqualsFrameworkDigests(string kernel)
    {
        var random = new Random(2);
        for (int count = 1; count <= 33; count++)
        {
            // Every length occurs at every position; neighbours differ in length.
            for (int first = 0; first <= MaxLength; first++)
            {
                var batch = new HashBatch(RandomMessages(random, count, i => (first + (i * 5)) % (MaxLength + 1)), random, 0);
                Assert.Equal(batch.Expected(), batch.Hash(HashKernels.Get(kernel)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Hash_UnalignedBuffers_EqualsFrameworkDigests(string kernel)
    {
        var random = new Random(3);
        for (int shift = 0; shift < 64; shift++)
        {
            var batch = new HashBatch(RandomMessages(random, 40, _ => random.Next(MaxLength + 1)), random, shift);
            Assert.Equal(batch.Expected(), batch.Hash(HashKernels.Get(kernel)));
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Hash_NoMessages_TouchesNothing(string kernel)
        => HashKernels.Get(kernel)(ref Unsafe.NullRef<byte>(), 0, ref Unsafe.NullRef<byte>());

    [Fact]
    public void Hash_MillionRandomMessages_EqualsFrameworkDigests()
    {
        var random = new Random(4);
        for (int i = 0; i < 1000; i++)
        {
            var batch = new HashBatch(RandomMessages(random, 1000, _ => random.Next(MaxLength + 1)), random, 0);
            Assert.Equal(batch.Expected(), batch.Hash(HashKernels.Get(HashKernels.Active)));
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Hash_ManyThreads_DoNotDisturbEachOther(string kernel)
    {
        Parallel.For(0, 64, seed =>
        {
            var random = new Random(seed);
            var batch = new HashBatch(RandomMessages(random, 200, _ => random.Next(MaxLength + 1)), random, 0);
            Assert.Equal(batch.Expected(), batch.Hash(HashKernels.Get(kernel)));
        });
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Hash_BuffersOfRoundedCount_StaysInside(string kernel)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        const int MaxCount = 3 * CommunityIdHasher.Lanes;
        using var blocks = new GuardedMemory(MaxCount * CommunityIdHasher.BlockSize);
        using var text = new GuardedMemory(MaxCount * CommunityIdHasher.TextStride);
        for (int count = 1; count <= MaxCount; count++)
        {
            int capacity = (count + CommunityIdHasher.Lanes - 1) / CommunityIdHasher.Lanes * CommunityIdHasher.Lanes;
            ref byte lastText = ref text.Last(capacity * CommunityIdHasher.TextStride);
            lastText = 0;
            HashKernels.Get(kernel)(ref blocks.Last(capacity * CommunityIdHasher.BlockSize), count, ref lastText);
            Assert.NotEqual(0, lastText);
        }
    }

    private static byte[][] RandomMessages(Random random, int count, Func<int, int> length)
    {
        byte[][] messages = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            messages[i] = new byte[length(i)];
            random.NextBytes(messages[i]);
        }

        return messages;
    }
}
