using System.CommandLine;
using System.Globalization;
using VpcFlow.Cli.Configuration;

namespace VpcFlow.Cli.Commands;

/// <summary>Creates options and arguments whose errors contain their name and what is expected.</summary>
internal static class Symbols
{
    /// <summary>Creates an option that accepts one of a few words; the first is the default.</summary>
    public static Option<string> Choice(string name, string description, params string[] choices)
    {
        string all = string.Join('|', choices);
        var option = new Option<string>(name) { HelpName = all, Description = description, DefaultValueFactory = _ => choices[0] };
        option.Validators.Add(result =>
        {
            string? wrong = result.Tokens.Select(t => t.Value).FirstOrDefault(v => !choices.Contains(v, StringComparer.Ordinal));
            if (wrong is not null)
                result.AddError($"invalid value '{wrong}' for {name}; expected {all}");
        });
        option.CompletionSources.Add(choices);
        return option;
    }

    /// <summary>Creates an option that accepts a whole number.</summary>
    public static Option<long> Number(
        string name, string description, string placeholder, long min = 0, long max = long.MaxValue)
        => new(name)
        {
            HelpName = placeholder,
            Description = description,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) || value < min || value > max)
                {
                    result.AddError(string.Create(
                        CultureInfo.InvariantCulture, $"invalid value '{text}' for {name}; expected a whole number from {min} to {max}"));
                }

                return value;
            },
        };

    /// <summary>Creates an option that accepts a duration, such as <c>5m</c>; a number without a unit is one of seconds.</summary>
    public static Option<TimeSpan> Time(string name, string description, TimeSpan value, TimeSpan min, TimeSpan max)
        => new(name)
        {
            HelpName = "TIME",
            Description = $"{description} Such as 30s, 5m or 2h; {Duration.Format(value)} unless given.",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                bool isNumber = text.All(char.IsAsciiDigit);
                if (!Duration.TryParse(isNumber ? text + "s" : text, out TimeSpan given) || given < min || given > max)
                {
                    result.AddError(
                        $"invalid value '{text}' for {name}; expected a duration from {Duration.Format(min)} to {Duration.Format(max)}");
                }

                return given;
            },
        };

    /// <summary>Whether an option is on the command line.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Creates the option to report errors only.</summary>
    public static Option<bool> Quiet() => new("--quiet", "-q")
    {
        Description = "Report only errors, and how many lines were rejected and files left out.",
    };

    /// <summary>Creates an argument for inputs.</summary>
    /// <typeparam name="T"><see cref="string"/> for one input, an array for one or more.</typeparam>
    public static Argument<T> Input<T>(string description)
    {
        var argument = new Argument<T>("INPUT") { Description = description };
        if (typeof(T).IsArray)
            argument.Arity = ArgumentArity.OneOrMore;
        argument.Validators.Add(result =>
        {
            // A misspelled option is parsed as an input.
            foreach (string input in result.Tokens.Select(t => t.Value))
            {
                if (input.Length > 1 && input.StartsWith('-') && !Path.Exists(input))
                    result.AddError($"unknown option '{input}'");
            }
        });
        return argument;
    }
}
