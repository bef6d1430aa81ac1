namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>How a collector is spoken to.</summary>
internal enum OtlpProtocol
{
    /// <summary>By gRPC, which collectors take at port 4317.</summary>
    Grpc,

    /// <summary>By requests of HTTP, which collectors take at port 4318.</summary>
    HttpProtobuf,
}
