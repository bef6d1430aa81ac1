// Runs the function once, with a folder instead of S3:
//   dotnet run --project samples/LambdaS3 -- EVENT.json FOLDER > documents.ndjson
using System.Text.Json;
using Samples.LambdaS3;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: LambdaS3 EVENT.json FOLDER");
    return 2;
}

await using FileStream s3Event = File.OpenRead(args[0]);
await using Stream output = Console.OpenStandardOutput();
var function = new FlowLogFunction(new FolderObjectStore(args[1]), output, Console.Error);
LambdaAnswer answer = await function.HandleAsync(s3Event);
Console.Error.WriteLine(JsonSerializer.Serialize(answer, LambdaJson.Default.LambdaAnswer));
return 0;
