namespace VpcFlow.Package.Tests.Support;

/// <summary>A project of someone who uses the package <c>VpcFlow</c> and nothing else.</summary>
internal sealed class Consumer
{
    private const string Name = "Consumer";

    private Consumer(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Creates a console application in the oldest C# that the package supports, and adds the package.</summary>
    public static async Task<Consumer> CreateAsync(PackageFeed feed, string program)
    {
        var consumer = new Consumer(feed.CreateFolder());
        File.WriteAllText(
            Path.Combine(consumer.Folder, Name + ".csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>12</LangVersion>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        consumer.Write(program);
        await consumer.AddPackageAsync(feed);
        return consumer;
    }

    public void Write(string program) => File.WriteAllText(Path.Combine(Folder, "Program.cs"), program);

    public Task<CommandResult> BuildAsync() => Command.DotNetAsync(Folder, "build", "-c", "Release", "-o", "out");

    /// <summary>Publishes for this machine; a property says in which form.</summary>
    public Task<CommandResult> PublishAsync(string property)
        => Command.DotNetAsync(Folder, "publish", "-r", Platform.RuntimeIdentifier, "--self-contained", $"-p:{property}=true", "-o", "out");

    public Task<CommandResult> RunAsync(params string[] arguments)
        => Command.RunAsync(Folder, Path.Combine(Folder, "out", Platform.Executable(Name)), arguments);

    private async Task AddPackageAsync(PackageFeed feed)
    {
        string[] command = Readme.InstallCommand("dotnet add ");
        (await Command.RunAsync(Folder, command[0], [.. command[1..], "--version", feed.Version])).ThrowIfWarned();
    }
}
