using VpcFlow.Cli.Outputs;
using VpcFlow.Lambda;
using VpcFlow.Lambda.Runtime;

var messages = new MessageWriter(Console.Error) { IsJson = true };
string? address = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API");
if (string.IsNullOrEmpty(address))
{
    messages.Error("AWS_LAMBDA_RUNTIME_API is not set: this program is a function of AWS Lambda, which starts it");
    return 2;
}

using var api = new RuntimeClient(address);
return await FunctionLoop.RunAsync(api, messages).ConfigureAwait(false);
