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

    /// <summary>The place of a <see cref="ValueKind.Fragment"/>.</summary>
    public FragmentPlace Place { get; private set; }

    /// <summary>The position of the field in whose absence alone a <see cref="ValueKind.Fragment"/> is written; -1 if none.</summary>
    public int Unless { get; private set; } = -1;

    /// <summary>The texts of a <see cref="ValueKind.Choice"/>.</summary>
    public Choice? Choice { get; private set; }

    /// <summary>The values of the field that decides; <see langword="null"/> if none does.</summary>
    public KnownValues? Values { get; private set; }

    /// <summary>The numbers of the known values for which a <see cref="ValueKind.TextIf"/> is written, as bits.</summary>
    public uint Cases { get; private set; }

    /// <summary>The path and the form of a value, for people.</summary>
    public string Notation { get; set; } = "";

    /// <summary>Whether this has members, or elements.</summary>
    public bool IsObject => Children.Count > 0;

    /// <summary>Whether the children are the elements of an array.</summary>
    public bool IsArray { get; private set; }

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
        bool isElement = path.EndsWith("[]", StringComparison.Ordinal);
        string[] names = (isElement ? path.Substring(0, path.Length - 1).Replace('[', '.') : path).Split('.');
        DocumentMember member = this;
        for (int i = 0; i < names.Length; i++)
        {
            DocumentMember child = member.Child(names[i], isFirst: value == ValueKind.Fragment && names[i].Length == 0);
            if (child._hasValue)
                throw new InvalidOperationException($"The member '{path}' takes the place of another one.");
            bool isArray = isElement && i == names.Length - 2;
            if (child.IsObject && child.IsArray != isArray)
                throw new InvalidOperationException($"The member '{path}' makes an array of an object, or the reverse.");
            child.IsArray = isArray;
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

    /// <summary>
    /// Adds a fragment. One without a name becomes the first child, so that it needs no comma before it and others follow it.
    /// </summary>
    /// <param name="schema">The fragment in the schema.</param>
    /// <param name="required">The positions of the fields without which it is not written.</param>
    /// <param name="unless">The position of the field in whose absence alone it is written; -1 if none.</param>
    public void AddFragment(SchemaMember schema, ImmutableArray<int> required, int unless)
    {
        DocumentMember member = Add(schema.Path, schema.Open, schema.Value, schema.Close, ImmutableArray<int>.Empty, required);
        member.Place = schema.Place;
        member.Unless = unless;
    }

    /// <summary>Adds a value that depends on the value of a field in the format.</summary>
    /// <param name="schema">The value in the schema.</param>
    /// <param name="slots">The positions of its fields, the one that decides last.</param>
    /// <param name="required">The positions of the fields without which it is not written.</param>
    public void AddDependent(SchemaMember schema, ImmutableArray<int> slots, ImmutableArray<int> required)
    {
        ValueKind value = schema.Choice is null ? schema.Value : schema.Choice.CopiesOther ? ValueKind.Caption : ValueKind.Choice;
        DocumentMember member = Add(schema.Path, schema.Open, value, schema.Close, slots, required);
        member.Choice = schema.Choice;
        member.Values = schema.Choice?.Values ?? schema.Values;
        member.Cases = schema.Cases;
    }

    /// <summary>Adds a constant under a dotted path.</summary>
    public void AddConstant(string path, string json)
        => Add(path, json, ValueKind.None, "", ImmutableArray<int>.Empty, ImmutableArray<int>.Empty);

    /// <summary>Returns the child of a name and adds it if there is none; children without a name are never the same.</summary>
    private DocumentMember Child(string name, bool isFirst)
    {
        DocumentMember? child = name.Length == 0 ? null : Children.Find(c => c.Name == name);
        if (child is null)
        {
            child = new DocumentMember(name);
            Children.Insert(isFirst ? 0 : Children.Count, child);
        }

        return child;
    }
}
