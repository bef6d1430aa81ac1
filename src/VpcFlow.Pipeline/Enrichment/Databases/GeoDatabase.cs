using System.Net;
using System.Text.Json.Nodes;
using MaxMind.Db;

namespace VpcFlow.Pipeline.Enrichment.Databases;

/// <summary>A database of addresses in MaxMind's format, in memory, from which one member of documents is made.</summary>
internal sealed class GeoDatabase
{
    private readonly string _path;
    private readonly Reader _reader;
    private readonly RecordMembers _members;
    private readonly Action<AddressFileReport> _report;
    private int _isReported;

    private GeoDatabase(string path, Reader reader, RecordMembers members, Action<AddressFileReport> report)
    {
        _path = path;
        _reader = reader;
        _members = members;
        _report = report;
    }

    public string MemberName => _members.Name;

    /// <summary>Loads a database and checks that it has what is needed.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="members">Makes the member of a record.</param>
    /// <param name="report">Receives the first damage that is found later, in use.</param>
    /// <exception cref="AddressFileException">The file can't be read, is damaged, or has other records.</exception>
    public static GeoDatabase Open(string path, RecordMembers members, Action<AddressFileReport> report)
    {
        Reader reader;
        try
        {
            // In memory, the file can be replaced, even be overwritten in place. Its memory is freed when nothing refers to it any more.
            reader = new Reader(path, FileAccessMode.Memory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AddressFileException(path, FileProblem.Describe(e), e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new AddressFileException(path, $"this is not a database in MaxMind's format, or it is cut off: {e.Message}", e);
        }

        try
        {
            DatabaseCheck.Check(path, reader, members);
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        return new GeoDatabase(path, reader, members, report);
    }

    /// <summary>Returns the member for an address; <see langword="null"/> if the database does not have it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="block">Is restricted to the network that the record is about.</param>
    public JsonObject? Find(in FlowLogAddress address, ref AddressBlock block)
    {
        if (_reader.Metadata.IPVersion == 4 && !address.IsIPv4)
            return null;
        IPAddress ip = address.ToIPAddress();
        try
        {
            Dictionary<string, object>? record = _reader.Find<Dictionary<string, object>>(ip, out int prefixLength);
            block.Restrict(address.IsIPv4 ? 96 + prefixLength : prefixLength);
            return record is null ? null : _members.Read(new RecordMap(record));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reader meets damage with exceptions of many types.
            if (Interlocked.Exchange(ref _isReported, 1) == 0)
            {
                string problem = $"the database is damaged: the record of {ip} can't be read, and it may not be the only one: {e.Message}";
                _report(new AddressFileReport(_path, new AddressFileException(_path, problem, e)));
            }

            return null;
        }
    }
}
