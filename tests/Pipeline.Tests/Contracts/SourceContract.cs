using System.Text;

namespace VpcFlow.Pipeline.Tests.Contracts;

/// <summary>What every source holds: inherit it, and say how to create one that has these objects.</summary>
public abstract class SourceContract
{
    /// <summary>Creates a source of objects with these contents, whose enumeration ends after the last.</summary>
    protected abstract ValueTask<IFlowLogSource> CreateAsync(IReadOnlyList<string> contents);

    /// <summary>Returns the content that an object was created from, for sources that wrap it.</summary>
    protected virtual string ContentOf(string opened) => opened;

    [Fact]
    public async Task Contract_Objects_HaveNamesAndTheirContents()
    {
        string[] contents = ["first", "", new string('x', 300_000)];
        IFlowLogSource source = await CreateAsync(contents);
        var found = new List<string>();
        var names = new HashSet<string>();
        await foreach (FlowLogObject next in source.ReadAsync(default))
        {
            Assert.True(names.Add(next.Name));
            for (int time = 0; time < (next.IsCandidate ? 2 : 1); time++)
            {
                using var text = new StreamReader(await next.OpenAsync(default), Encoding.UTF8);
                string content = ContentOf(await text.ReadToEndAsync());
                if (time == 0)
                    found.Add(content);
                else
                    Assert.Equal(found[^1], content);
            }

            await next.CompleteAsync(new FlowLogObjectOutcome { Object = next }, default);
        }

        Assert.Equal(contents.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Contract_Cancelled_Ends()
    {
        IFlowLogSource source = await CreateAsync(["a", "b", "c"]);
        using var stop = new CancellationTokenSource();
        int found = 0;
        try
        {
            await foreach (FlowLogObject next in source.ReadAsync(stop.Token))
            {
                found++;
                await next.AbandonAsync(new FlowLogObjectOutcome { Object = next, IsTransient = true }, default);
                await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // A source may end by itself as well.
        }

        Assert.InRange(found, 1, 3);
    }
}
