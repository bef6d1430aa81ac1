namespace VpcFlow.Tests;

/// <summary>
/// Converts flow logs in the slow and obvious way, from the specification alone and without any code of the product, so that the product's
/// parsers can be compared with it on any input.
/// </summary>
internal sealed class Oracle
{
    private const int MaxLineLength = 65536;

    private readonly OracleSettings _settings;
    private readonly OracleField?[] _format;
    private readonly OracleResult _result = new();

    /// <summary>The formats of headers whose lines were rejected.</summary>
    private readonly List<OracleField?[]> _mismatches = [];

    /// <summary>The last header, if it was one of another format.</summary>
    private OracleField?[]? _otherFormat;

    private Oracle(OracleSettings settings)
    {
        _settings = settings;
        _format = Columns(settings.Fields);
    }

    public static OracleResult Convert(byte[] input, OracleSettings settings)
    {
        Oracle oracle = new(settings);
        foreach (OracleLine line in OracleLines.Split(input))
        {
            oracle.ReadLine(line);
        }

        return oracle._result;
    }

    private void ReadLine(OracleLine line)
    {
        byte[] text = OracleLines.WithoutByteOrderMark(line.Bytes);
        List<byte[]> tokens = OracleLines.Tokens(text);
        if (tokens.Count == 0)
        {
            _result.Blank++;
        }
        else if (line.Bytes.Length > MaxLineLength)
        {
            Reject(line, "LineTooLong", null, line.Bytes[..MaxLineLength], null);
        }
        else if (tokens[0][0] == '{')
        {
            // Containers are input of streams; in lines they are nothing that is known.
            Reject(line, "InvalidEnvelope", null, text, null);
        }
        else
        {
            ReadRecord(line, text, tokens, sourceTime: null);
        }
    }

    private void ReadRecord(OracleLine line, byte[] text, List<byte[]> tokens, DateTimeOffset? sourceTime)
    {
        if (IsHeader(tokens, out OracleField?[] named))
        {
            _result.Headers++;
            _otherFormat = named.SequenceEqual(_format) ? null : named;
            return;
        }

        if (_otherFormat is not null)
        {
            // One report for all lines of a format.
            bool isNew = !_mismatches.Exists(_otherFormat.SequenceEqual);
            if (isNew)
            {
                _mismatches.Add(_otherFormat);
            }

            _result.Mismatched++;
            Reject(line, "FormatMismatch", null, text, sourceTime, isNew);
            return;
        }

        string first = OracleValues.Latin1(tokens[0]);
        int more = tokens.Count - _format.Length;
        if ((more == 1 || (more == 2 && OracleTime.HasOffset(first))) && OracleTime.FromPrefix(first) is DateTimeOffset prefix)
        {
            sourceTime = prefix;
            tokens = tokens[more..];
        }

        if (tokens.Count != _format.Length)
        {
            Reject(line, "FieldCount", null, text, sourceTime);
            return;
        }

        List<(OracleField Field, byte[] Token)> values = [];
        foreach ((OracleField? field, byte[] token) in _format.Zip(tokens))
        {
            if (field is null || !_settings.Reads(field.Name) || token is [(byte)'-'])
            {
                continue;
            }

            string? reason = OracleValues.Check(field.Kind, token);
            if (reason is not null)
            {
                Reject(line, reason, field.Name, text, sourceTime);
                return;
            }

            values.Add((field, token));
        }

        _result.Records++;
        string document = _settings.Output switch
        {
            OracleOutput.Ecs => OracleDocument.OfRecord(_settings, values, text, line.Offset, sourceTime),
            OracleOutput.Flat => OracleFlat.OfRecord(_settings, values, text),
            OracleOutput.Ocsf => OracleOcsf.OfRecord(_settings, values, text, sourceTime),
            OracleOutput.Csv => OracleCsv.Row(_settings.Columns, values),
            _ => throw new InvalidOperationException($"The oracle does not know the output {_settings.Output}."),
        };
        _result.Items.Add(new OracleItem(document, null));
    }

    /// <summary>The fields in their columns; null for a column that is marked with ? or whose field an earlier column has.</summary>
    private static OracleField?[] Columns(string[] names)
    {
        OracleField?[] columns = [.. names.Select(name => name.StartsWith('?') ? null : OracleFields.Get(name))];
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] is not null && Array.IndexOf(columns, columns[i]) < i)
            {
                columns[i] = null;
            }
        }

        return columns;
    }

    /// <summary>A header names the fields of its columns, in which an unknown or repeated name is null.</summary>
    private static bool IsHeader(List<byte[]> tokens, out OracleField?[] named)
    {
        string[] names = [.. tokens.Select(token => OracleHeader.WithoutBraces(OracleValues.Latin1(token)))];
        named = [.. names.Select(OracleFields.FindInHeader)];
        if (!OracleHeader.IsHeader(names, named.Count(field => field is not null)))
        {
            return false;
        }

        for (int i = 0; i < named.Length; i++)
        {
            if (named[i] is not null && Array.IndexOf(named, named[i]) < i)
            {
                named[i] = null;
            }
        }

        return true;
    }

    private void Reject(
        OracleLine line, string reason, string? field, byte[] original, DateTimeOffset? sourceTime, bool isReported = true)
    {
        _result.Rejected++;
        string? document = !_settings.ErrorDocuments ? null
            : _settings.Output == OracleOutput.Flat ? OracleFlat.OfRejection(original)
            : _settings.Output == OracleOutput.Ocsf ? OracleOcsf.OfRejection(_settings, original, sourceTime)
            : OracleDocument.OfRejection(_settings, original, line.Offset, sourceTime);
        _result.Items.Add(new OracleItem(document, isReported ? new OracleRejection(reason, line.Number, line.Offset, field) : null));
    }
}
