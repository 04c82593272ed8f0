using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>Makes options that say what they expected and what they found, whatever the machine's language.</summary>
internal static class Options
{
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<string?> Text(string name, string helpName, string description, bool isRequired = false, bool mayBeBlank = false)
    {
        var option = new Option<string?>(name) { HelpName = helpName, Description = description, Required = isRequired };
        option.CustomParser = result => result.Tokens[0].Value is { } text && (mayBeBlank || !string.IsNullOrWhiteSpace(text))
            ? text
            : Refuse<string?>(result, option, "a text", string.Empty);
        return option;
    }

    /// <summary>Texts, given after one option or after several of that name.</summary>
    public static Option<string[]> List(string name, string helpName, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    public static Option<int?> Whole(string name, string helpName, string description, int minimum = int.MinValue, int maximum = int.MaxValue)
    {
        var option = new Option<int?>(name) { HelpName = helpName, Description = description };
        string expected = maximum < int.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}")
            : minimum > int.MinValue ? string.Create(CultureInfo.InvariantCulture, $"a whole number of at least {minimum}") : "a whole number";
        option.CustomParser = result =>
            int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
                && value >= minimum && value <= maximum
                ? value
                : Refuse<int?>(result, option, expected, result.Tokens[0].Value);
        return option;
    }

    public static Option<double?> Number(string name, string helpName, string description, double minimum, double maximum = double.MaxValue)
    {
        var option = new Option<double?>(name) { HelpName = helpName, Description = description };
        string expected = maximum < double.MaxValue
            ? string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}")
            : string.Create(CultureInfo.InvariantCulture, $"a number of at least {minimum}");
        option.CustomParser = result =>
            double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && value >= minimum && value <= maximum
                ? value
                : Refuse<double?>(result, option, expected, result.Tokens[0].Value);
        return option;
    }

    /// <summary>One of some names, in capitals or not.</summary>
    public static Option<T?> Choice<T>(string name, string description, params (string Name, T Value)[] choices)
        where T : struct
    {
        string names = string.Join('|', choices.Select(choice => choice.Name));
        var option = new Option<T?>(name) { HelpName = names, Description = description };
        option.CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            foreach ((string candidate, T value) in choices)
            {
                if (string.Equals(text, candidate, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            string[] all = [.. choices.Select(choice => choice.Name)];
            return Refuse<T?>(result, option, $"one of {string.Join(", ", all)}", text, Closest.Hint(text, all));
        };
        return option;
    }

    private static T? Refuse<T>(ArgumentResult result, Option option, string expected, string found, string hint = "")
    {
        result.AddError($"{option.Name} must be {expected}, but it is {Texts.Quote(found)}{hint}.");
        return default;
    }
}
