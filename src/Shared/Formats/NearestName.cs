namespace VpcFlow.Formats;

/// <summary>Finds the name that was most likely meant by a misspelt one.</summary>
internal static partial class NearestName
{
    /// <summary>The length above which no name is suggested: such text is not a misspelt name, and comparing it would be slow.</summary>
    private const int MaxLength = 64;

    /// <summary>Returns the nearest name within a third of the text's length in edits, or <see langword="null"/>.</summary>
    public static string? Find(string text, IEnumerable<string> names)
    {
        if (text.Length > MaxLength)
            return null;
        string wanted = text.Replace('_', '-').ToLowerInvariant();
        string? best = null;
        int bestDistance = Math.Max(1, wanted.Length / 3) + 1;
        foreach (string name in names)
        {
            int distance = Distance(wanted, name.ToLowerInvariant());
            if (distance < bestDistance)
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>
    /// Computes the optimal string alignment: insertions, deletions, substitutions and swaps of neighbours count one each.
    /// </summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, rows[i - 2, j - 2] + 1);
                rows[i, j] = distance;
            }
        }

        return rows[a.Length, b.Length];
    }
}
