extern alias VpcFlowGenerator;

using System.Reflection;
using Microsoft.CodeAnalysis;
using VpcFlowGenerator::VpcFlow.Generator.Diagnostics;

namespace VpcFlow.Generator.Tests.Diagnostics;

public class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] s_descriptors =
        [.. typeof(DiagnosticDescriptors).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>()];

    /// <summary>A new diagnostic needs a row of its own in the tests.</summary>
    [Fact]
    public void Descriptors_Always_AreAllTested()
    {
        IEnumerable<string?> tested = typeof(DiagnosticTests).GetMethod(nameof(DiagnosticTests.Generator_WhatIsWrong_IsReportedWhereItStands))!
            .GetCustomAttributes<InlineDataAttribute>()
            .Select(d => (string?)d.GetData(null!).Single()[0])
            .Distinct();
        Assert.Equal(s_descriptors.Select(d => d.Id).Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Descriptors_Always_HaveOneCategoryAndATitle()
    {
        Assert.Equal(s_descriptors.Length, s_descriptors.Select(d => d.Id).Distinct().Count());
        Assert.All(s_descriptors, d => Assert.Equal("VpcFlow", d.Category));
        Assert.All(s_descriptors, d => Assert.False(string.IsNullOrWhiteSpace(d.Title.ToString(null))));
        Assert.All(s_descriptors, d => Assert.True(d.IsEnabledByDefault));
    }
}
