namespace VpcFlow.Cli.Inputs;

/// <summary>Matches one file name against a pattern of <c>*</c>, <c>?</c> and <c>[a-z]</c>.</summary>
internal static class NamePattern
{
    private static readonly bool s_ignoreCase = OperatingSystem.IsWindows();

    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (name.StartsWith('.') && !pattern.StartsWith('.'))
            return false;
        int at = 0;
        int afterStar = -1;
        int starName = 0;
        int i = 0;
        while (i < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                afterStar = ++at;
                starName = i;
            }
            else if (at < pattern.Length && MatchesOne(pattern[at..], name[i], out int length))
            {
                at += length;
                i++;
            }
            else if (afterStar >= 0)
            {
                // Let the last star match one more character.
                at = afterStar;
                i = ++starName;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    /// <param name="pattern">A pattern that does not begin with a star.</param>
    /// <param name="c">The character.</param>
    /// <param name="length">The length of the part of the pattern that matches one character.</param>
    private static bool MatchesOne(ReadOnlySpan<char> pattern, char c, out int length)
    {
        length = 1;
        if (pattern[0] == '?')
            return true;
        int end = pattern[0] == '[' && pattern.Length > 2 ? pattern[2..].IndexOf(']') + 2 : 1;
        if (end < 2)
            return AreEqual(pattern[0], c);
        length = end + 1;
        ReadOnlySpan<char> set = pattern[1..end];
        bool isNegated = set.Length > 1 && set[0] is '!' or '^';
        return IsInSet(isNegated ? set[1..] : set, c) != isNegated;
    }

    private static bool IsInSet(ReadOnlySpan<char> set, char c)
    {
        for (int i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (c >= set[i] && c <= set[i + 2])
                    return true;
                i += 2;
            }
            else if (AreEqual(set[i], c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreEqual(char a, char b) => a == b || (s_ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));
}
