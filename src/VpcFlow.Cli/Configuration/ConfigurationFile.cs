using System.Collections;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Files;

namespace VpcFlow.Cli.Configuration;

/// <summary>Loads the settings of a file, with those of the environment on top.</summary>
internal static class ConfigurationFile
{
    private const long MaxSize = 4 << 20;

    /// <summary>Loads settings.</summary>
    /// <param name="path">The file; <see langword="null"/> for the environment alone.</param>
    /// <param name="environment">The variables.</param>
    /// <exception cref="UsageException">The file can't be read, or a setting is not what it should be.</exception>
    public static ShipSettings Load(string? path, IDictionary environment)
    {
        SettingNode root = path is null
            ? new SettingNode(SettingKind.Section, "environment")
            : ConfigurationText.Read(ReadFile(path), path);
        EnvironmentSettings.Apply(root, environment);
        return (ShipSettings)SettingBinder.Bind(SettingsMetadata.Default.ShipSettings, root);
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            long size = new FileInfo(path).Length;
            return size <= MaxSize
                ? File.ReadAllBytes(path)
                : throw new UsageException($"--config: {path}: the file has {size} bytes, and a configuration at most {MaxSize}");
        }
        catch (Exception e) when (FileErrors.IsFailure(e))
        {
            throw new UsageException($"--config: {path}: {FileErrors.Describe(e, path)}");
        }
    }
}
