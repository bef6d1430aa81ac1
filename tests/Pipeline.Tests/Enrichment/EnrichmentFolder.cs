using System.Text;

namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>A folder with the files of an enricher, deleted when the test ends.</summary>
internal sealed class EnrichmentFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("vpcflow-tests-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    /// <summary>Writes a file under its name at once, as an update does, and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name + ".new"], content);
        File.Move(this[name + ".new"], this[name], overwrite: true);
        return this[name];
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, MmdbWriter database) => Write(name, database.ToArray());

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
