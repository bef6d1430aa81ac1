// Receives flow logs from an Amazon Data Firehose stream:
//   Firehose__AccessKey=… dotnet run --project samples/AspNetFirehose -- --Firehose:Folder=documents
using Microsoft.Extensions.Options;
using Samples.AspNetFirehose;

try
{
    await FirehoseApp.Create(args).RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
