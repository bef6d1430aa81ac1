using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Outputs;
using VpcFlow.Lambda.Runtime;

namespace VpcFlow.Lambda;

/// <summary>Takes one invocation after the other from Lambda, until the environment ends.</summary>
internal static class FunctionLoop
{
    private const int Failed = 1;

    /// <summary>Runs the function.</summary>
    /// <returns>The exit code; Lambda starts the function again.</returns>
    public static async Task<int> RunAsync(RuntimeClient api, MessageWriter messages)
    {
        Function function;
        try
        {
            function = Function.Create(messages);
        }
        catch (Exception e) when (e is UsageException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            string reason = UsageException.ReasonOf(e);
            messages.Error(reason);
            await api.FailInitAsync("Function.Configuration", reason).ConfigureAwait(false);
            return Failed;
        }

        await using (function.ConfigureAwait(false))
        {
            try
            {
                while (true)
                    await HandleAsync(api, function, messages).ConfigureAwait(false);
            }
            catch (HttpRequestException e)
            {
                messages.Error($"the runtime API of Lambda does not answer: {e.Message}");
                return Failed;
            }
        }
    }

    private static async Task HandleAsync(RuntimeClient api, Function function, MessageWriter messages)
    {
        Invocation invocation = await api.NextAsync().ConfigureAwait(false);
        try
        {
            ReadOnlyMemory<byte> answer = await function.HandleAsync(invocation).ConfigureAwait(false);
            await api.RespondAsync(invocation.RequestId, answer).ConfigureAwait(false);
        }
        catch (FunctionException e)
        {
            messages.Error($"{invocation.RequestId}: {e.Message}");
            await api.FailAsync(invocation.RequestId, e.Type, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not HttpRequestException)
        {
            // Nothing is known of what state this leaves: the event goes back, and Lambda starts the function again.
            messages.Error($"{invocation.RequestId}: {e}");
            await api.FailAsync(invocation.RequestId, "Function.Unexpected", $"{e.GetType().Name}: {e.Message}").ConfigureAwait(false);
            throw;
        }
    }
}
