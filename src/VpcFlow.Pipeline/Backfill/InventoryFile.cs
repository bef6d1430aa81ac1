using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Backfill;

/// <summary>A file of an inventory.</summary>
/// <param name="Address">The object that it is.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Md5">The MD5 of its content, in hexadecimal digits.</param>
internal sealed record InventoryFile(S3Address Address, long Size, string Md5);
