using System.Runtime.Intrinsics;
using VpcFlow.Documents.CommunityIds;

namespace VpcFlow.Tests.CommunityIds;

/// <summary>The hash kernels that the processor supports, by name.</summary>
internal static class HashKernels
{
    /// <summary>The kernel that <see cref="CommunityIdHasher"/> selects.</summary>
    public const string Active = "active";

    private static readonly Dictionary<string, HashFunction> s_functions = Find();

    public delegate void HashFunction(ref byte blocks, int count, ref byte text);

    public static IEnumerable<string> Names => s_functions.Keys;

    public static HashFunction Get(string name) => s_functions[name];

    private static Dictionary<string, HashFunction> Find()
    {
        var functions = new Dictionary<string, HashFunction> { [Active] = CommunityIdHasher.Hash };
        Add<Sha1Scalar>("scalar");
        Add<LaneKernel<Vector128<uint>, Sha1Lanes128>>("vector128");
        Add<LaneKernel<Vector256<uint>, Sha1Lanes256>>("vector256");
        Add<LaneKernel<Vector512<uint>, Sha1Lanes512>>("vector512");
        return functions;

        void Add<TKernel>(string name)
            where TKernel : struct, ISha1Kernel
        {
            if (TKernel.IsSupported)
            {
                functions.Add(name, TKernel.Hash);
            }
        }
    }
}
