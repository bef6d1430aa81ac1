using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Lambda.Tests.Support;

/// <summary>
/// A strict stand-in of the runtime API of Lambda, version 2018-06-01. Its sources: "Using the Lambda runtime API for custom runtimes" in
/// the developer guide of AWS Lambda, with the OpenAPI description of the API (runtime-api.zip there) for statuses and bodies, and "Lambda
/// quotas" for the size of an answer. It hands out one event at a time, and notes whatever a runtime must not do.
/// </summary>
internal sealed class RuntimeApi : IDisposable
{
    /// <summary>6 MB, and what the service adds to it.</summary>
    private const int MaxAnswer = 6_291_556;

    private const string Base = "/2018-06-01/runtime/";

    private readonly HttpListener _listener;
    private readonly BlockingCollection<FakeInvocation> _waiting = [];
    private readonly Task _serving;
    private FakeInvocation? _current;

    public RuntimeApi()
    {
        (_listener, Address) = Listen();
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>The host and port, as Lambda sets <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string Address { get; }

    /// <summary>What the runtime has done wrong.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>What the runtime said instead of starting.</summary>
    public TaskCompletionSource<Answer> InitError { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Sends an event, and waits for its answer.</summary>
    /// <param name="text">The event.</param>
    /// <param name="time">The time-out of the function.</param>
    /// <param name="requestId">The id, for an event that comes again.</param>
    public async Task<Answer> InvokeAsync(string text, TimeSpan? time = null, string? requestId = null)
    {
        var invocation = new FakeInvocation(requestId ?? Guid.NewGuid().ToString(), text, time ?? TimeSpan.FromMinutes(5));
        _waiting.Add(invocation);
        Answer answer = await invocation.Answer.Task.WaitAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(Violations);
        return answer;
    }

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _listener.Abort();
        _serving.GetAwaiter().GetResult();
        _waiting.Dispose();
    }

    private static (HttpListener Listener, string Address) Listen()
    {
        while (true)
        {
            string address = $"127.0.0.1:{Random.Shared.Next(20_000, 32_000)}";
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://{address}/");
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException)
            {
                // Another port, then.
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                _ = Task.Run(() => Handle(context));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private void Handle(HttpListenerContext context)
    {
        try
        {
            string path = context.Request.Url!.AbsolutePath;
            string[] parts = path.StartsWith(Base, StringComparison.Ordinal) ? path[Base.Length..].Split('/') : [];
            switch (context.Request.HttpMethod, parts)
            {
                case ("GET", ["invocation", "next"]):
                    SendNext(context);
                    break;
                case ("POST", ["invocation", var id, "response"]):
                    Take(context, id, isError: false);
                    break;
                case ("POST", ["invocation", var id, "error"]):
                    Take(context, id, isError: true);
                    break;
                case ("POST", ["init", "error"]):
                    InitError.TrySetResult(ReadError(context, Read(context)));
                    Reply(context, 202, """{"status":"OK"}""");
                    break;
                default:
                    Violate(context, 404, $"There is no {context.Request.HttpMethod} {path}.");
                    break;
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
            // The runtime has gone, or the test is over.
        }
    }

    private void SendNext(HttpListenerContext context)
    {
        if (_current is not null)
        {
            Violate(context, 403, $"The next event was requested before {_current.Id} was answered.");
            return;
        }

        if (!_waiting.TryTake(out FakeInvocation? next, Timeout.Infinite))
            return;
        _current = next;
        next.Deadline = DateTimeOffset.UtcNow + next.Time;
        WebHeaderCollection headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = next.Id;
        headers["Lambda-Runtime-Deadline-Ms"] = next.Deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:123456789012:function:vpcflow";
        headers["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";
        Reply(context, 200, next.Event);
    }

    private void Take(HttpListenerContext context, string id, bool isError)
    {
        byte[] body = Read(context);
        FakeInvocation? current = _current;
        if (current?.Id != id)
        {
            Violate(context, 403, $"{id} was answered, but is not being handled.");
            return;
        }

        if (!isError && body.Length > MaxAnswer)
        {
            Reply(context, 413, """{"errorMessage":"Exceeded maximum allowed payload size","errorType":"RequestEntityTooLarge"}""");
            return;
        }

        if (DateTimeOffset.UtcNow > current.Deadline)
            Violations.Enqueue($"{id} was answered after its deadline, when Lambda has ended the function.");
        Answer answer = isError ? ReadError(context, body) : new Answer(Text(body), null, null);
        if (!isError)
            CheckJson(answer.Text);
        _current = null;
        Reply(context, 202, """{"status":"OK"}""");
        current.Answer.SetResult(answer);
    }

    private Answer ReadError(HttpListenerContext context, byte[] body)
    {
        string text = Text(body);
        if (!CheckJson(text))
            return new Answer(text, "", "");
        using JsonDocument json = JsonDocument.Parse(text);
        string? type = json.RootElement.GetProperty("errorType").GetString();
        if (context.Request.Headers["Lambda-Runtime-Function-Error-Type"] != type || type?.Split('.').Length != 2)
            Violations.Enqueue($"The type of an error is '{type}', in the header and the body, and has a category and a reason.");
        if (json.RootElement.GetProperty("stackTrace").ValueKind != JsonValueKind.Array)
            Violations.Enqueue("The stack trace of an error is a list.");
        return new Answer(text, type, json.RootElement.GetProperty("errorMessage").GetString());
    }

    private bool CheckJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            Violations.Enqueue($"This is not JSON: {text}");
            return false;
        }
    }

    private void Violate(HttpListenerContext context, int status, string what)
    {
        Violations.Enqueue(what);
        Reply(context, status, $$"""{"errorMessage":{{JsonSerializer.Serialize(what)}},"errorType":"InvalidStateTransition"}""");
    }

    private static string Text(byte[] body) => Encoding.UTF8.GetString(body);

    private static byte[] Read(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        return body.ToArray();
    }

    private static void Reply(HttpListenerContext context, int status, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = body.Length;
        context.Response.OutputStream.Write(body);
        context.Response.Close();
    }
}
