using System.Diagnostics;
using System.Text;

namespace VpcFlow.Lambda.Tests.Support;

/// <summary>The function as a process, with the environment that Lambda gives it.</summary>
internal sealed class FunctionProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    public FunctionProcess(string? api, params (string Name, string Value)[] environment)
        : this(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VpcFlow.Lambda.dll")]), api, environment)
    {
    }

    /// <summary>Starts a program.</summary>
    public FunctionProcess(ProcessStartInfo start, string? api, params (string Name, string Value)[] environment)
    {
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("VPCFLOW_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["AWS_REGION"] = "us-east-1";
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        if (api is not null)
            start.Environment["AWS_LAMBDA_RUNTIME_API"] = api;
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Add(e.Data);
        _process.ErrorDataReceived += (_, e) => Add(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it has written.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>The most memory that it has had, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Waits until it has written something, which may arrive after the answer that it belongs to.</summary>
    public async Task WaitForLogAsync(string text)
    {
        for (var time = Stopwatch.StartNew(); !Log.Contains(text, StringComparison.Ordinal); await Task.Delay(20))
            Assert.True(time.Elapsed < TimeSpan.FromMinutes(1), Log);
    }

    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }
}
