using System.Text;

namespace VpcFlow.Tests;

/// <summary>Creates the flat document of a record: a member for each field that is present, by the name of its column.</summary>
internal static class OracleFlat
{
    private static readonly string[] s_texts = ["text", "action", "ip"];

    public static string OfRecord(OracleSettings settings, IEnumerable<(OracleField Field, byte[] Token)> values, byte[] original)
    {
        OracleTree tree = new();
        foreach ((OracleField field, byte[] token) in values)
        {
            string text = Encoding.UTF8.GetString(token);
            tree.Set(field.ColumnName, s_texts.Contains(field.Kind) ? text : new OracleNumber(text));
        }

        if (settings.PreserveOriginal)
        {
            tree.Set("original", Encoding.UTF8.GetString(original));
        }

        return tree.ToJson();
    }

    public static string OfRejection(byte[] original)
    {
        OracleTree tree = new();
        tree.Set("original", Encoding.UTF8.GetString(original));
        tree.Set("error", "*");
        return tree.ToJson();
    }
}
