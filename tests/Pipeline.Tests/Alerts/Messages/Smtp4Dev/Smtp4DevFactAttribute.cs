namespace VpcFlow.Pipeline.Tests.Alerts.Messages.Smtp4Dev;

/// <summary>A test that needs a real mail server, and is skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Smtp4DevFactAttribute : FactAttribute
{
    public Smtp4DevFactAttribute()
    {
        if (Smtp4DevServer.Program is null)
            Skip = "There is no smtp4dev; install it by: dotnet tool install --tool-path artifacts/tools Rnwood.Smtp4dev --version 3.15.0";
    }
}
