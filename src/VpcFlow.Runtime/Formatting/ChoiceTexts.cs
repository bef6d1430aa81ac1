using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using VpcFlow.Ocsf;
using VpcFlow.Plan;

namespace VpcFlow.Formatting;

/// <summary>Finds the numbers of known values, and the texts that documents have for them.</summary>
internal static class ChoiceTexts
{
    /// <summary>
    /// The texts that values are compared with, as words of 8 bytes, by the ids of the values; that of an absent one first.
    /// </summary>
    private static readonly ulong[][] s_words = [.. OcsfChoices.AllValues.Select(WordsOf)];

    private static readonly byte[] s_text = new byte[OcsfChoices.All.Length * KnownValues.MaxCount * DocumentSizes.Choice];
    private static readonly byte[] s_lengths = new byte[OcsfChoices.All.Length * KnownValues.MaxCount];

    static ChoiceTexts()
    {
        foreach (Choice choice in OcsfChoices.All)
        {
            for (int number = 0; number < choice.Texts.Length; number++)
            {
                int place = (choice.Id * KnownValues.MaxCount) + number;
                Span<byte> target = s_text.AsSpan(place * DocumentSizes.Choice, DocumentSizes.Choice);
                s_lengths[place] = (byte)Encoding.ASCII.GetBytes(choice.Texts[number] ?? "", target);
            }
        }
    }

    /// <summary>Returns the number of the value of a field.</summary>
    /// <param name="text">The text, of which 8 bytes are readable.</param>
    /// <param name="length">Its length.</param>
    /// <param name="values">The id of the values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint NumberOf(ref byte text, uint length, int values)
    {
        ulong[] words = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_words), values);
        ulong word = length > sizeof(ulong) ? 0 : Unsafe.ReadUnaligned<ulong>(ref text) & (ulong.MaxValue >> (64 - (8 * (int)length)));
        nint number = words.Length;
        for (int i = 0; i < words.Length; i++)
            number = word == words[i] ? i : number;
        return number;
    }

    /// <summary>Writes the text for a value and returns the position after it.</summary>
    /// <param name="output">The document.</param>
    /// <param name="at">The position.</param>
    /// <param name="number">The number of the value.</param>
    /// <param name="choice">The id of the texts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Write(ref byte output, nint at, nint number, int choice)
    {
        nint place = (choice * KnownValues.MaxCount) + number;
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(s_text), (nuint)(place * DocumentSizes.Choice))
            .StoreUnsafe(ref output, (nuint)at);
        return at + Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(s_lengths), place);
    }

    /// <summary>Returns the text for a value; empty if it is the text of the field.</summary>
    public static ReadOnlySpan<byte> Get(nint number, int choice)
    {
        int place = (choice * KnownValues.MaxCount) + (int)number;
        return s_text.AsSpan(place * DocumentSizes.Choice, s_lengths[place]);
    }

    private static ulong[] WordsOf(KnownValues values) => [.. values.Texts.Prepend("-").Select(WordOf)];

    private static ulong WordOf(string text)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        Encoding.ASCII.GetBytes(text, bytes);
        return MemoryMarshal.Read<ulong>(bytes);
    }
}
