using System.Reflection;
using VpcFlow.Formats;

namespace VpcFlow.Tests.Formats;

/// <summary>The table of well-known formats agrees with the public constants and with the catalogue.</summary>
public class FlowLogPresetTests
{
    [Fact]
    public void All_Constants_AreThePublicOnes()
    {
        FieldInfo[] constants = typeof(FlowLogFormats).GetFields(BindingFlags.Static | BindingFlags.Public);
        Assert.Equal(
            constants.ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!),
            FlowLogPresets.All.ToDictionary(p => p.Constant, p => p.Format));
    }

    [Fact]
    public void All_Presets_HaveTheVersionOfTheirFieldsAndATitle()
        => Assert.All(FlowLogPresets.All, preset =>
        {
            FlowLogFormat format = FlowLogFormat.Parse(preset.Format);
            Assert.Equal((preset.Version, preset.Name), (format.Version, format.PresetName));
            Assert.Equal(preset.Format, format.ToString());
            Assert.NotEmpty(preset.Title);
        });

    /// <summary>A version that is added to the catalogue requires a preset with all VPC fields up to it.</summary>
    [Fact]
    public void All_VersionsOfTheCatalogue_HaveAPreset()
    {
        FlowLogFieldInfo[] fields = [.. FlowLogFieldInfo.All.Where(f => f.Scope != FlowLogFieldScope.TransitGateway)];
        Assert.All(fields.Select(f => f.Version).Distinct(), version => Assert.Equal(
            fields.Where(f => f.Version <= version).Select(f => f.Field),
            FlowLogFormat.Parse(FlowLogPresets.Find($"v{version}")!.Format).Fields));
    }

    [Fact]
    public void Find_NameOrAliasInAnyCase_FindsThePreset()
    {
        Assert.All(FlowLogPresets.All, preset => Assert.Same(preset, FlowLogPresets.Find(preset.Name.ToUpperInvariant())));
        Assert.Same(FlowLogPresets.Find("default"), FlowLogPresets.Find("V2"));
        Assert.Null(FlowLogPresets.Find("v6"));
        Assert.Equal(FlowLogPresets.All.Select(p => p.Name), FlowLogFormat.PresetNames);
    }
}
