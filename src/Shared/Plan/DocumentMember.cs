using System.Collections.Immutable;

namespace VpcFlow.Plan;

/// <summary>A member of a document, or an object of members.</summary>
internal sealed class DocumentMember(string name)
{
    private bool _hasValue;

    public string Name { get; } = name;

    /// <summary>The members of an object; empty for a value.</summary>
    public List<DocumentMember> Children { get; } = [];

    /// <summary>The text between the colon and the value.</summary>
    public string Open { get; private set; } = "";

    /// <summary>The text after the value.</summary>
    public string Close { get; private set; } = "";

    public ValueKind Value { get; private set; }

    public ImmutableArray<int> Slots { get; private set; } = ImmutableArray<int>.Empty;

    public ImmutableArray<int> Required { get; private set; } = ImmutableArray<int>.Empty;

    public bool AnyRequired { get; private set; }

    /// <summary>The path and the form of a value, for people.</summary>
    public string Notation { get; set; } = "";

    public bool IsObject => Children.Count > 0;

    /// <summary>Returns the values in this member that depend on a field, in the order of the document.</summary>
    /// <param name="slot">The position of the field in the line.</param>
    public IEnumerable<DocumentMember> ValuesOf(int slot)
    {
        if (IsObject)
            return Children.SelectMany(child => child.ValuesOf(slot));
        return Slots.Contains(slot) || Required.Contains(slot) ? [this] : [];
    }

    /// <summary>Adds a value under a dotted path and creates the objects that the path needs.</summary>
    /// <returns>The member.</returns>
    /// <exception cref="InvalidOperationException">
    /// The schema puts two members in one place, or contains text that is not printable ASCII.
    /// </exception>
    public DocumentMember Add(
        string path,
        string open,
        ValueKind value,
        string close,
        ImmutableArray<int> slots,
        ImmutableArray<int> required,
        bool anyRequired = false)
    {
        // Positions and lengths of constants are counted in characters, and generated code contains the constants in a literal.
        if ((path + open + close).Any(static c => c is < ' ' or > '~'))
            throw new InvalidOperationException($"The member '{path}' is not written in printable ASCII.");
        DocumentMember member = this;
        foreach (string part in path.Split('.'))
        {
            DocumentMember? child = member.Children.Find(c => c.Name == part);
            if (child is null)
            {
                child = new DocumentMember(part);
                member.Children.Add(child);
            }

            if (child._hasValue)
                throw new InvalidOperationException($"The member '{path}' takes the place of another one.");
            member = child;
        }

        if (member.IsObject)
            throw new InvalidOperationException($"The member '{path}' is an object, too.");
        member._hasValue = true;
        member.Open = open;
        member.Value = value;
        member.Close = close;
        member.Slots = slots;
        member.Required = required;
        member.AnyRequired = anyRequired;
        member.Notation = path;
        return member;
    }

    /// <summary>Adds a constant under a dotted path.</summary>
    public void AddConstant(string path, string json)
        => Add(path, json, ValueKind.None, "", ImmutableArray<int>.Empty, ImmutableArray<int>.Empty);
}
