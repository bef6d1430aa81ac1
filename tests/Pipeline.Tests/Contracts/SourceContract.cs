using System.Text;

namespace VpcFlow.Pipeline.Tests.Contracts;

/// <summary>What every source holds: inherit it, and say how to create one that has these objects.</summary>
public abstract class SourceContract
{
    /// <summary>Creates a source of objects with these contents, whose enumeration ends after the last.</summary>
    protected abstract ValueTask<IFlowLogSource> CreateAsync(IReadOnlyList<string> contents);

    /// <summary>Whether what ends after the source is remembered; otherwise it comes again, under the same ids.</summary>
    protected virtual bool RemembersAfterItsEnd => true;

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

    /// <summary>Whoever stops lets what is in flight end, which the source then still remembers.</summary>
    [Fact]
    public async Task Contract_ObjectsThatEndAfterTheSource_AreRemembered()
    {
        if (!RemembersAfterItsEnd)
            return;
        string[] contents = ["a", "b", "c"];
        IFlowLogSource source = await CreateAsync(contents);
        var taken = new List<FlowLogObject>();
        await foreach (FlowLogObject next in source.ReadAsync(default))
        {
            taken.Add(next);
            break;
        }

        string first = await ReadAsync(Assert.Single(taken));
        await taken[0].CompleteAsync(new FlowLogObjectOutcome { Object = taken[0] }, default);
        var rest = new List<string>();
        await foreach (FlowLogObject next in source.ReadAsync(default))
        {
            rest.Add(await ReadAsync(next));
            await next.CompleteAsync(new FlowLogObjectOutcome { Object = next }, default);
        }

        Assert.Equal(contents.Except([first]), rest.Order(StringComparer.Ordinal));
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

    private async Task<string> ReadAsync(FlowLogObject source)
    {
        using var text = new StreamReader(await source.OpenAsync(default), Encoding.UTF8);
        return ContentOf(await text.ReadToEndAsync());
    }
}
