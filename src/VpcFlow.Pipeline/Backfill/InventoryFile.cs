using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>A file of an inventory.</summary>
/// <param name="Address">The object that it is.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Md5">The MD5 of its content, in hexadecimal digits.</param>
internal sealed record InventoryFile(S3Address Address, long Size, string Md5)
{
    /// <summary>Compares the MD5 of what was read.</summary>
    /// <exception cref="IOException">The file has another one.</exception>
    public void Check(string md5)
    {
        if (!string.Equals(md5, Md5, StringComparison.OrdinalIgnoreCase))
            throw new IOException($"{Address.Url} is damaged: its MD5 is not {Md5}, as the manifest says.");
    }
}
