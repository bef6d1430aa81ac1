// Receives flow logs from an Amazon Data Firehose stream:
//   Firehose__AccessKey=… dotnet run --project samples/AspNetFirehose -- --Firehose:Folder="$PWD/documents"
using Microsoft.Extensions.Options;
using Samples.AspNetFirehose;

// A wrong setting is a message of one line, not a stack trace.
try
{
    await using WebApplication app = FirehoseApp.Create(args);
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
