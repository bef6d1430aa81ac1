// Sums up reports of mutation testing: Summary.cs REPORT... A change that is in several reports, made under several instruction sets,
// counts as found if it is found in one.
// Writes the score of each folder and file, and what was not found; ends with 1 if the score of a folder is below 80 %.
using System.Text.Json;

const double Least = 80;
var found = new Dictionary<Mutant, bool>();
foreach (string report in args)
    Read(report, found);

bool isEnough = found.Count > 0;
foreach (IGrouping<string, KeyValuePair<Mutant, bool>> folder in Group(found, file => Path.GetDirectoryName(file)!))
{
    isEnough &= Percent(folder) >= Least;
    Console.WriteLine($"{folder.Key}: {Score(folder)}");
    foreach (IGrouping<string, KeyValuePair<Mutant, bool>> file in Group(folder, file => file))
    {
        Console.WriteLine($"  {file.Key}: {Score(file)}");
        foreach (Mutant mutant in file.Where(m => !m.Value).Select(m => m.Key).OrderBy(m => (m.Line, m.Column)))
            Console.WriteLine($"    {mutant.Line}:{mutant.Column} {mutant.Original}  →  {mutant.Replacement}");
    }
}

return isEnough ? 0 : 1;

static void Read(string report, Dictionary<Mutant, bool> found)
{
    using JsonDocument document = JsonDocument.Parse(File.ReadAllText(report));
    foreach (JsonProperty file in document.RootElement.GetProperty("files").EnumerateObject())
    {
        string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
        foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            // Others were not tried: they don't compile, or are no part of what was asked for.
            string status = mutant.GetProperty("status").GetString()!;
            if (status is not ("Killed" or "Timeout" or "Survived" or "NoCoverage"))
                continue;
            Mutant key = Key(file.Name, lines, mutant);
            found[key] = found.GetValueOrDefault(key) || status is "Killed" or "Timeout";
        }
    }
}

static Mutant Key(string file, string[] lines, JsonElement mutant)
{
    JsonElement start = mutant.GetProperty("location").GetProperty("start");
    JsonElement end = mutant.GetProperty("location").GetProperty("end");
    int line = start.GetProperty("line").GetInt32();
    int column = start.GetProperty("column").GetInt32();
    string text = lines[line - 1];
    bool isOneLine = end.GetProperty("line").GetInt32() == line;
    int last = Math.Min(text.Length, end.GetProperty("column").GetInt32() - 1);
    string original = isOneLine ? text[(column - 1)..last] : text[(column - 1)..].TrimEnd() + " …";
    string replacement = Shorten(mutant.GetProperty("replacement").GetString()!);
    return new Mutant(file, line, column, original, replacement, mutant.GetProperty("mutatorName").GetString()!);
}

static string Shorten(string replacement)
{
    string line = string.Join(' ', replacement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    return line.Length <= 160 ? line : line[..160] + " …";
}

// Groups by the last part of a path, in order.
static IEnumerable<IGrouping<string, KeyValuePair<Mutant, bool>>> Group(
    IEnumerable<KeyValuePair<Mutant, bool>> mutants, Func<string, string> path)
    => mutants.GroupBy(m => Path.GetFileName(path(m.Key.File))).OrderBy(g => g.Key, StringComparer.Ordinal);

static double Percent(IEnumerable<KeyValuePair<Mutant, bool>> mutants) => 100.0 * mutants.Count(m => m.Value) / mutants.Count();

static string Score(IEnumerable<KeyValuePair<Mutant, bool>> mutants)
    => $"{Percent(mutants):0.0} %, {mutants.Count(m => m.Value)} of {mutants.Count()}";

/// <summary>One change, by its place and what it puts there.</summary>
internal sealed record Mutant(string File, int Line, int Column, string Original, string Replacement, string Mutator);
