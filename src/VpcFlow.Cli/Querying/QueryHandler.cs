using VpcFlow.Cli.Outputs;

namespace VpcFlow.Cli.Querying;

/// <summary>Answers a query.</summary>
/// <param name="options">The query.</param>
/// <param name="messages">Receives messages.</param>
/// <param name="cancellationToken">Interrupts it.</param>
/// <returns>The exit code.</returns>
internal delegate Task<int> QueryHandler(QueryOptions options, MessageWriter messages, CancellationToken cancellationToken);
