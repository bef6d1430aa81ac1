using System.Collections.Immutable;
using VpcFlow.Fields;

namespace VpcFlow.Formats;

/// <summary>The fields of a format string, or the errors in it.</summary>
/// <param name="Tokens">The fields in order, with their positions; if there are errors, only those that could be parsed.</param>
/// <param name="Errors">The errors in the order of the text; empty for a valid format.</param>
internal sealed record ParsedFormat(ImmutableArray<FormatToken> Tokens, ImmutableArray<FormatError> Errors)
{
    /// <summary>The fields in order.</summary>
    public ImmutableArray<FlowLogField> Fields { get; } = ImmutableArray.CreateRange(Tokens, static t => t.Field);
}

/// <summary>
/// Parses a format in any of its three spellings: <c>${account-id}</c> (AWS's LogFormat), <c>account-id</c> (the header of S3 files) and
/// <c>account_id</c> (Parquet, Athena). They can be mixed and are separated by any white space.
/// </summary>
internal static class FormatParser
{
    public static ParsedFormat Parse(string text)
    {
        ImmutableArray<FormatToken>.Builder tokens = ImmutableArray.CreateBuilder<FormatToken>();
        ImmutableArray<FormatError>.Builder errors = ImmutableArray.CreateBuilder<FormatError>();
        var seen = new bool[FlowLogFieldCatalogue.All.Length];
        bool any = false;
        int position = 0;
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
                continue;
            }

            any = true;
            if (position > 0 && !char.IsWhiteSpace(text[position - 1]))
            {
                int next = EndOfToken(text, position);
                errors.Add(new FormatError(
                    FormatErrorKind.MissingSpace, position, next - position, text.Substring(position, next - position)));
            }

            position = ReadToken(text, position, seen, tokens, errors);
        }

        if (!any)
            errors.Add(new FormatError(FormatErrorKind.Empty, 0, text.Length, text));
        return new ParsedFormat(tokens.ToImmutable(), errors.ToImmutable());
    }

    /// <summary>Parses one <c>${name}</c> or <c>name</c> and returns the position after it.</summary>
    private static int ReadToken(
        string text,
        int start,
        bool[] seen,
        ImmutableArray<FormatToken>.Builder tokens,
        ImmutableArray<FormatError>.Builder errors)
    {
        bool braced = text[start] == '$';
        int nameStart = braced ? start + 2 : start;
        int nameEnd = nameStart;
        while (nameEnd < text.Length && IsNameCharacter(text[nameEnd]))
            nameEnd++;

        // Without braces, this also implies that the name is not empty: the token begins neither with white space nor with '$'.
        bool wellFormed = braced
            ? nameEnd < text.Length && text[nameStart - 1] == '{' && nameEnd > nameStart && text[nameEnd] == '}'
            : nameEnd == text.Length || char.IsWhiteSpace(text[nameEnd]) || text[nameEnd] == '$';
        if (!wellFormed)
        {
            int end = EndOfToken(text, start);
            errors.Add(new FormatError(FormatErrorKind.StrayText, start, end - start, text.Substring(start, end - start)));
            return end;
        }

        string name = text.Substring(nameStart, nameEnd - nameStart);
        FlowLogFieldInfo? info = FlowLogFieldCatalogue.Find(name);
        if (info is null)
        {
            errors.Add(new FormatError(FormatErrorKind.UnknownField, nameStart, name.Length, name, NearestName.Find(name)));
        }
        else if (seen[(int)info.Field])
        {
            errors.Add(new FormatError(FormatErrorKind.DuplicateField, nameStart, name.Length, name));
        }
        else
        {
            seen[(int)info.Field] = true;
            tokens.Add(new FormatToken(info.Field, start, (braced ? nameEnd + 1 : nameEnd) - start, braced));
        }

        return braced ? nameEnd + 1 : nameEnd;
    }

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';

    private static int EndOfToken(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] != '$')
            end++;
        return end;
    }
}
