namespace VpcFlow.Pipeline.Containers.Parquet.Metadata;

/// <summary>Walks the schema of a file, which is a tree that is stored as a list.</summary>
internal static class SchemaLeaves
{
    /// <summary>
    /// Returns the elements directly below the root, in their order, each with its place among the columns of a row group, which groups do
    /// not have.
    /// </summary>
    /// <exception cref="InvalidDataException">The schema is damaged.</exception>
    public static IEnumerable<(SchemaElement Element, int? Leaf)> Of(IReadOnlyList<SchemaElement> schema)
    {
        // The first element is the root, a group of all others, which follow in the order of their place in it.
        int next = 1;
        int leaf = 0;
        for (int left = schema[0].Children; left > 0; left--)
        {
            SchemaElement element = At(schema, next++);
            if (element.Children <= 0)
            {
                yield return (element, leaf++);
                continue;
            }

            for (long inGroup = element.Children; inGroup > 0; inGroup--)
            {
                SchemaElement inner = At(schema, next++);
                if (inner.Children > 0)
                    inGroup += inner.Children;
                else
                    leaf++;
            }

            yield return (element, null);
        }

        if (next != schema.Count)
            throw Damaged();
    }

    private static SchemaElement At(IReadOnlyList<SchemaElement> schema, int index)
        => index < schema.Count ? schema[index] : throw Damaged();

    private static InvalidDataException Damaged() => new("The metadata of the Parquet file is damaged: its columns are not complete.");
}
