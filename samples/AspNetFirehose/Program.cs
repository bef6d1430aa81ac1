// Receives flow logs from an Amazon Data Firehose stream:
//   Firehose__AccessKey=… dotnet run --project samples/AspNetFirehose -- --Firehose:Folder=documents
using Samples.AspNetFirehose;

await FirehoseApp.Create(args).RunAsync();
