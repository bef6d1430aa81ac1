namespace VpcFlow.Cli.Tests.Deployment;

/// <summary>The file of the container: what is copied is what runs, without root, where its state outlives it.</summary>
public sealed class ContainerfileTests
{
    private static readonly (string Name, string Arguments)[] s_instructions =
    [
        .. File.ReadAllText(Repository.Path("packaging", "container", "Containerfile"))
            .Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(l => l[0] != '#')
            .Select(l => l.Split(' ', 2))
            .Select(l => (l[0], l[1].Trim())),
    ];

    /// <summary>The docs publish the tool to the folder that the container is built from.</summary>
    [Fact]
    public void Entrypoint_Always_IsThePublishedTool()
    {
        string[] copied = Only("COPY").Split(' ');
        string published = File.ReadAllText(Repository.Path("src", "VpcFlow.Cli", "VpcFlow.Cli.csproj"));
        Assert.Contains($"$(NativeOutputPath){copied[0]}$(NativeBinaryExt)", published, StringComparison.Ordinal);
        Assert.Equal($"[\"{copied[1]}\"]", Only("ENTRYPOINT"));
    }

    [Fact]
    public void User_Always_IsNotRoot_ByItsNumber()
    {
        // Kubernetes can check a number only, with runAsNonRoot.
        string user = Only("USER");
        Assert.True(int.Parse(user, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Contains($"--uid {user} ", Only("RUN"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_Always_BelongsToTheUser_AndIsAVolume()
    {
        string folder = Only("WORKDIR");
        Assert.Equal(folder, Only("VOLUME"));
        Assert.Contains($"--home-dir {folder} ", Only("RUN"), StringComparison.Ordinal);
    }

    /// <summary>Upon it, <c>ship</c> delivers what it has.</summary>
    [Fact]
    public void Stop_Always_IsAskedForBySigterm() => Assert.Equal("SIGTERM", Only("STOPSIGNAL"));

    private static string Only(string name) => Assert.Single(s_instructions, i => i.Name == name).Arguments;
}
