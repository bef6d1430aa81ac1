using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using VpcFlow.Documents;
using VpcFlow.Documents.Fragments;

namespace VpcFlow;

/// <summary>
/// Represents what is known about an address: members for the object of the address in a document, <c>source</c> or <c>destination</c>,
/// and a name. It is checked when it is created and never changes, so that many records and threads can share it.
/// </summary>
public sealed class AddressEnrichment
{
    /// <summary>The maximum length of the members and of the name, in bytes.</summary>
    public const int MaxLength = 65_536;

    private readonly byte[] _name;

    /// <summary>Creates the description of addresses.</summary>
    /// <param name="utf8Members">
    /// JSON members without the braces around them, such as <c>"geo":{"country_iso_code":"SE"}</c>; empty for none.
    /// </param>
    /// <param name="name">
    /// A name, written to <c>aws.vpcflow.names</c>; <see langword="null"/> for none. Any text is escaped as JSON requires.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The members are not valid JSON in UTF-8 on a single line, contain a name twice, have the name of a member that documents already
    /// have, such as <c>ip</c>, or are longer than <see cref="MaxLength"/>; or the name is empty or longer than that.
    /// </exception>
    public AddressEnrichment(ReadOnlySpan<byte> utf8Members, string? name = null)
    {
        if (Problem(utf8Members) is { } problem)
            throw new ArgumentException(problem, nameof(utf8Members));
        if (name is not null && (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > MaxLength))
            throw new ArgumentException($"A name has 1 to {MaxLength} bytes; for none, pass null.", nameof(name));
        PaddedMembers = new byte[utf8Members.Length + FragmentText.Padding];
        utf8Members.CopyTo(PaddedMembers);
        MembersLength = utf8Members.Length;
        Name = name;
        _name = name is null ? [] : Quote(name);
    }

    /// <summary>The members of the object of the address; empty if there are none.</summary>
    public ReadOnlySpan<byte> Utf8Members => PaddedMembers.AsSpan(0, MembersLength);

    /// <summary>The name of the address or of its network; <see langword="null"/> if there is none.</summary>
    public string? Name { get; }

    /// <summary>The members, with <see cref="FragmentText.Padding"/> more bytes after them.</summary>
    internal byte[] PaddedMembers { get; }

    internal int MembersLength { get; }

    /// <summary>The name as a JSON string, with its quotes; empty if there is none.</summary>
    internal ReadOnlySpan<byte> NameAsJson => _name;

    /// <summary>The members that documents have in the objects of addresses.</summary>
    internal static IEnumerable<string> ReservedMembers { get; } = ["address", "ip", "port", "packets", "bytes"];

    /// <summary>Adds what another one knows besides.</summary>
    internal AddressEnrichment Combine(AddressEnrichment other)
    {
        using var own = JsonDocument.Parse((byte[])[(byte)'{', .. Utf8Members, (byte)'}']);
        using var others = JsonDocument.Parse((byte[])[(byte)'{', .. other.Utf8Members, (byte)'}']);
        IEnumerable<string> added = others.RootElement.EnumerateObject()
            .Where(m => !own.RootElement.TryGetProperty(m.Name, out _))
            .Select(m => $"\"{JsonEncodedText.Encode(m.Name)}\":{m.Value.GetRawText()}");
        string separator = own.RootElement.EnumerateObject().Any() ? "," : "";
        string members = string.Concat(added.Select((member, i) => (i == 0 ? separator : ",") + member));
        return new AddressEnrichment([.. Utf8Members, .. Encoding.UTF8.GetBytes(members)], Name ?? other.Name);
    }

    private static string? Problem(ReadOnlySpan<byte> members)
    {
        if (members.Length > MaxLength)
            return $"The members have {members.Length} bytes; expected at most {MaxLength}.";
        if (!Utf8.IsValid(members))
            return "The members are not valid UTF-8.";

        // Documents are separated by line feeds.
        if (members.IndexOfAnyInRange((byte)0, (byte)0x1F) is >= 0 and int control)
            return $"The members have a control character at position {control}; expected JSON on a single line.";
        byte[] json = [(byte)'{', .. members, (byte)'}'];
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            string? reserved = ReservedMembers.FirstOrDefault(name => document.RootElement.TryGetProperty(name, out _));
            return reserved is null ? null : $"Documents already have a member \"{reserved}\" in the object of an address.";
        }
        catch (JsonException e)
        {
            return $"The members are not valid JSON members without braces around them: {e.Message}";
        }
    }

    private static byte[] Quote(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] quoted = new byte[(JsonEscaper.MaxGrowth * utf8.Length) + 2];
        quoted[0] = (byte)'"';
        int length = JsonEscaper.Write(quoted.AsSpan(1), utf8);
        quoted[length + 1] = (byte)'"';
        return quoted[..(length + 2)];
    }
}
