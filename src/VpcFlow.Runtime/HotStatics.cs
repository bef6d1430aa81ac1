using System.Runtime.CompilerServices;
using VpcFlow.Decoding;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Formatting;
using VpcFlow.Scanning;

namespace VpcFlow;

/// <summary>
/// Initialises the tables of the hot methods before those are compiled. They are compiled once and fully optimised; a table that does not
/// exist yet would be looked up at each use, forever.
/// </summary>
internal static class HotStatics
{
    public static void Initialise()
    {
        RuntimeHelpers.RunClassConstructor(typeof(SeparatorKernels).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(PlaceTable).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(IPv4Decoder).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(TimeText).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(ActionText).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(ChoiceTexts).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(TransportNames).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(FlowMessage).TypeHandle);
        RuntimeHelpers.RunClassConstructor(typeof(TcpFlagNames).TypeHandle);
    }
}
