using System.Diagnostics;
using System.Text;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>A running <c>vpcflow ship</c>, which may take long.</summary>
internal sealed class ShipProcess : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly StringBuilder _output = new();

    public ShipProcess(string[] arguments)
    {
        _process = Tool.StartWaiting(arguments);
        _process.ErrorDataReceived += (_, e) =>
        {
            lock (_error)
                _error.AppendLine(e.Data);
        };
        _process.OutputDataReceived += (_, e) => _output.Append(e.Data).Append(e.Data is null ? "" : "\n");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>What it has written to standard error.</summary>
    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    /// <summary>What it has written to standard output, once it has ended.</summary>
    public string Output => _output.ToString();

    public bool HasExited => _process.HasExited;

    public void Signal(string signal) => Tool.Signal(_process, signal);

    /// <summary>Ends it at once, as a lack of power does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself, and returns the exit code.</summary>
    public async Task<int> WaitAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(s_limit);
            return _process.ExitCode;
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"It has not ended in {s_limit}; it said:\n{Error}");
        }
    }

    /// <summary>Waits until it has said something.</summary>
    public async Task WaitForErrorAsync(string text)
    {
        for (var time = Stopwatch.StartNew(); !Error.Contains(text, StringComparison.Ordinal); await Task.Delay(50))
            Assert.True(time.Elapsed < s_limit && !HasExited, Error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
