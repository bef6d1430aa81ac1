using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace VpcFlow.Package.Tests.Support;

/// <summary>
/// A bucket with one object and a cluster that takes one document, as far as a function asks for them, in this process, so that nearly all
/// of the time that is measured is the function's.
/// </summary>
internal sealed class DeliveryServer : IDisposable
{
    private const string Created = """{"took":1,"errors":false,"items":[{"create":{"status":201}}]}""";

    private readonly HttpListener _listener;
    private readonly byte[] _content;
    private readonly Task _serving;

    /// <summary>Begins to serve.</summary>
    /// <param name="content">The object, whatever its key.</param>
    public DeliveryServer(byte[] content)
    {
        _content = content;
        (_listener, Url) = Listen();
        _serving = Task.Run(ServeAsync);
    }

    public string Url { get; }

    /// <summary>The body of the last bulk request.</summary>
    public string Bulk { get; private set; } = "";

    public void Dispose()
    {
        _listener.Abort();
        _serving.GetAwaiter().GetResult();
    }

    private static (HttpListener Listener, string Url) Listen()
    {
        while (true)
        {
            string url = $"http://127.0.0.1:{Random.Shared.Next(20_000, 32_000)}/";
            var listener = new HttpListener();
            listener.Prefixes.Add(url);
            try
            {
                listener.Start();
                return (listener, url);
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
            bool isBulk = context.Request.Url!.AbsolutePath.EndsWith("_bulk", StringComparison.Ordinal);
            if (isBulk)
                Bulk = Read(context.Request);
            byte[] body = isBulk ? Encoding.UTF8.GetBytes(Created) : _content;
            context.Response.ContentType = isBulk ? "application/json" : "binary/octet-stream";
            context.Response.Headers["X-Elastic-Product"] = "Elasticsearch";
            context.Response.Headers["ETag"] = $"\"{Md5Of(_content)}\"";
            context.Response.ContentLength64 = body.Length;
            context.Response.OutputStream.Write(body);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The function has gone, or the test is over.
        }
    }

    /// <summary>The entity tag of an object, which clients of S3 compare.</summary>
    private static string Md5Of(byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Read(HttpListenerRequest request)
    {
        bool isGzip = request.Headers["Content-Encoding"] == "gzip";
        using var text = new StreamReader(isGzip ? new GZipStream(request.InputStream, CompressionMode.Decompress) : request.InputStream);
        return text.ReadToEnd();
    }
}
