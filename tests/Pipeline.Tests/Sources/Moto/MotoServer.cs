using System.Diagnostics;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;

namespace VpcFlow.Pipeline.Tests.Sources.Moto;

/// <summary>Runs moto while tests need it. Nothing is started until the first of them.</summary>
public sealed class MotoServer : IDisposable
{
    private readonly Lazy<Uri> _url;
    private Process? _process;

    public MotoServer() => _url = new Lazy<Uri>(Start);

    /// <summary>The script that starts it; <see langword="null"/> if it is not on this machine.</summary>
    public static string? Script { get; } = ServerFolder.Find("scripts", "moto-server.sh");

    public Uri Url => _url.Value;

    /// <summary>How the sources under test reach the server.</summary>
    public AwsOptions Aws => new() { Endpoint = Url, Region = "us-east-1", PathStyle = true };

    public AmazonS3Client CreateS3()
        => new(Credentials, new AmazonS3Config { ServiceURL = Url.AbsoluteUri, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });

    public AmazonSQSClient CreateSqs()
        => new(Credentials, new AmazonSQSConfig { ServiceURL = Url.AbsoluteUri, AuthenticationRegion = "us-east-1" });

    /// <summary>Sends a signal to the server, such as <c>STOP</c>, after which it hangs until <c>CONT</c>.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        // Also called when the process of the tests ends.
        Process? process = Interlocked.Exchange(ref _process, null);
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
    }

    private static BasicAWSCredentials Credentials => new("test", "test");

    private Uri Start()
    {
        // The sources under test find these as they would find those of AWS.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        int port = ServerPort.Choose();
        string folder = Path.Combine(Path.GetTempPath(), "vpcflow-moto");
        using FileStream alone = WaitForOthers($"{folder}.lock");
        var start = new ProcessStartInfo("bash", [Script!, folder, $"{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        WaitUntilListening(process, port);
        AddValidator(Path.Combine(folder, "site", "openapi_spec_validator"));
        return new Uri($"http://127.0.0.1:{port}");
    }

    /// <summary>
    /// CloudFormation, which moto loads when it is first asked for, loads all services; that of API Gateway needs a package that Debian
    /// 12 lacks.
    /// </summary>
    private static void AddValidator(string folder)
    {
        string exceptions = Path.Combine(folder, "validation", "exceptions.py");
        if (File.Exists(exceptions))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(exceptions)!);
        File.WriteAllText(Path.Combine(folder, "__init__.py"), "def validate_spec(*_):\n    pass\n");
        File.WriteAllText(Path.Combine(folder, "validation", "__init__.py"), "");
        File.WriteAllText(exceptions, "class OpenAPIValidationError(Exception):\n    pass\n");
    }

    /// <summary>Other processes of tests may be starting one, and the first start installs the server.</summary>
    private static FileStream WaitForOthers(string path)
    {
        for (var time = Stopwatch.StartNew(); ; Thread.Sleep(200))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.Elapsed < TimeSpan.FromMinutes(4))
            {
            }
        }
    }

    private static void WaitUntilListening(Process process, int port)
    {
        for (var time = Stopwatch.StartNew(); time.Elapsed < TimeSpan.FromMinutes(3); Thread.Sleep(200))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"moto ended with exit code {process.ExitCode}.");
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
            }
        }

        throw new TimeoutException("moto did not start.");
    }
}
