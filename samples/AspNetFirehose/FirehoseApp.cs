using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Samples.AspNetFirehose;

/// <summary>Builds the application.</summary>
public static class FirehoseApp
{
    /// <summary>Creates the application.</summary>
    /// <param name="args">The configuration as command-line arguments, such as <c>--Firehose:Folder=documents</c>.</param>
    public static WebApplication Create(params string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<AccessKeyCheck>();
        builder.Services.AddSingleton<DeliveryFolder>();
        builder.Services.AddSingleton<FirehoseEndpoint>();
        builder.Services.AddOptions<FirehoseOptions>()
            .BindConfiguration("Firehose")
            .Validate(o => o.AccessKey.Length >= 16, "Firehose:AccessKey must have at least 16 characters.")
            .Validate(o => Directory.Exists(o.Folder), "Firehose:Folder must be an existing folder; create it first.")
            .Validate(
                o => o is { MaxBodyBytes: > 0, MaxInflatedBytes: > 0 },
                "Firehose:MaxBodyBytes and Firehose:MaxInflatedBytes must be positive.")
            .ValidateOnStart();
        builder.WebHost.ConfigureKestrel((context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize =
                context.Configuration.GetSection("Firehose").Get<FirehoseOptions>()?.MaxBodyBytes ?? new FirehoseOptions().MaxBodyBytes;
        });

        WebApplication app = builder.Build();
        app.MapPost("/firehose", static context => context.RequestServices.GetRequiredService<FirehoseEndpoint>().HandleAsync(context));
        return app;
    }
}
