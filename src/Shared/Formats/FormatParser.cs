using System.Collections.Immutable;
using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Formats;

/// <summary>
/// Parses a format in any of its spellings: <c>${account-id}</c> (AWS's LogFormat), also with the escapes of Terraform (<c>$${…}</c>) and
/// of shells (<c>\${…}</c>), <c>account-id</c> (the header of S3 files), <c>account_id</c> (Parquet, Athena) and <c>accountId</c>
/// (CloudWatch Logs Insights). They can be mixed, quoted as a whole, and are separated by white space or commas. <c>?name</c> is a column
/// to skip.
/// </summary>
internal sealed class FormatParser
{
    private readonly ImmutableArray<FormatToken>.Builder _tokens = ImmutableArray.CreateBuilder<FormatToken>();
    private readonly List<FormatError> _errors = [];
    private readonly bool[] _seen = new bool[FlowLogFieldCatalogue.All.Length];
    private readonly string _text;
    private readonly int _end;
    private readonly bool _canSkip;
    private int _position;

    private FormatParser(string text, bool canSkip)
    {
        _text = text;
        _canSkip = canSkip;
        (_position, _end) = FormatFrame.Find(text);
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="canSkip">Whether columns can be marked to be skipped.</param>
    public static ParsedFormat Parse(string text, bool canSkip = true) => new FormatParser(text, canSkip).Parse();

    private ParsedFormat Parse()
    {
        int comma = -1;
        bool canTakeComma = false;
        int tokenEnd = -1;
        while (_position < _end)
        {
            if (IsSpace(_position))
            {
                _position++;
            }
            else if (_text[_position] == ',')
            {
                if (!canTakeComma)
                    Report(FormatErrorKind.StrayText, _position, _position + 1);
                canTakeComma = false;
                comma = _position++;
            }
            else if (BeginsColumn(_position))
            {
                int start = _position;
                _position = ReadColumn(start, isAdjacent: tokenEnd == start);
                tokenEnd = _position;
                canTakeComma = true;
            }
            else
            {
                int start = _position;
                while (_position < _end && !IsSeparator(_position) && !BeginsColumn(_position))
                    _position++;
                Report(FormatErrorKind.StrayText, start, _position);
                canTakeComma = true;
            }
        }

        if (comma >= 0 && !canTakeComma)
            Report(FormatErrorKind.StrayText, comma, comma + 1);
        if (_errors.Count == 0 && _tokens.All(static t => t.Field is null))
            _errors.Add(new FormatError(FormatErrorKind.Empty, 0, _text.Length, _text));
        if (_tokens.Count > RecordPlan.MaxSlots)
            Report(FormatErrorKind.TooLong, _tokens[RecordPlan.MaxSlots].Start, _tokens[RecordPlan.MaxSlots].End);
        return new ParsedFormat(_tokens.ToImmutable(), _errors.OrderBy(static e => e.Start).ToImmutableArray());
    }

    /// <summary>Parses a name, in braces or without, and returns the position after it.</summary>
    private int ReadColumn(int start, bool isAdjacent)
    {
        int position = start;
        bool isMarked = TakeMark(ref position);
        if (At(position) is '\\' or '$' && At(position + 1) == '$')
            position++; // an escape
        bool hasDollar = Take('$', ref position);
        bool hasOpening = Take('{', ref position);
        isMarked |= TakeMark(ref position);
        int nameStart = position;
        while (position < _end && IsNameCharacter(_text[position]))
            position++;
        int nameLength = position - nameStart;
        bool hasClosing = Take('}', ref position);
        bool isBraced = hasDollar || hasOpening;
        bool isWellFormed = nameLength > 0 && hasDollar == hasOpening && hasOpening == hasClosing;
        if (!isWellFormed)
        {
            while (position < _end && !IsSeparator(position) && _text[position] != '$')
                position++;
            bool lacksClosing = nameLength > 0 && hasDollar && hasOpening;
            Report(lacksClosing ? FormatErrorKind.MissingBrace : FormatErrorKind.Braces, start, position);
        }

        if (isAdjacent)
            Report(FormatErrorKind.MissingSpace, start, position);
        if (nameLength > 0)
        {
            var token = new FormatToken(default, start, position - start, default)
            {
                NameStart = nameStart,
                NameLength = nameLength,
                IsBraced = isBraced,
            };
            Add(token, isMarked, isReported: isAdjacent || !isWellFormed);
        }

        return position;
    }

    /// <summary>Adds a column. Text that already has an error is not said to be unknown, too.</summary>
    private void Add(FormatToken token, bool isMarked, bool isReported)
    {
        string name = _text.Substring(token.NameStart, token.NameLength);
        FlowLogFieldInfo? info = FlowLogFieldCatalogue.Find(name);
        FormatTokenKind kind = isMarked ? FormatTokenKind.Marked
            : info is null ? FormatTokenKind.Unknown
            : _seen[(int)info.Field] ? FormatTokenKind.Repeated
            : FormatTokenKind.Field;
        if (kind == FormatTokenKind.Field)
            _seen[(int)info!.Field] = true;
        if (kind == FormatTokenKind.Unknown && !isReported)
            _errors.Add(new FormatError(FormatErrorKind.UnknownField, token.NameStart, name.Length, name, NearestName.Find(name)));
        var column = new FlowLogColumn(info?.Name ?? name, kind == FormatTokenKind.Field ? info!.Field : null);
        _tokens.Add(token with { Column = column, Kind = kind });
    }

    /// <summary>Reports an error, unless its cause has already been reported.</summary>
    private void Report(FormatErrorKind kind, int start, int end)
    {
        string text = _text.Substring(start, end - start);
        bool isKnown = _errors.Exists(e => e.Kind == kind && (kind != FormatErrorKind.StrayText || e.Text == text));
        if (!isKnown)
            _errors.Add(new FormatError(kind, start, text.Length, text) { Count = _tokens.Count });
    }

    private bool BeginsColumn(int position) => _text[position] switch
    {
        '$' or '{' => true,
        '\\' => At(position + 1) == '$',
        '?' => _canSkip && position + 1 < _end && At(position + 1) != '?' && BeginsColumn(position + 1),
        char c => IsNameCharacter(c),
    };

    private bool TakeMark(ref int position) => _canSkip && Take('?', ref position);

    private bool Take(char c, ref int position)
    {
        bool isThere = At(position) == c;
        position += isThere ? 1 : 0;
        return isThere;
    }

    private char At(int position) => position < _end ? _text[position] : '\0';

    private bool IsSeparator(int position) => IsSpace(position) || _text[position] == ',';

    /// <summary>Whether there is white space, or a backslash at the end of a line.</summary>
    private bool IsSpace(int position)
        => char.IsWhiteSpace(_text[position])
            || (_text[position] == '\\' && position + 1 < _text.Length && _text[position + 1] is '\n' or '\r');

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';
}
