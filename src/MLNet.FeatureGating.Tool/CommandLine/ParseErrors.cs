using System.CommandLine;
using System.CommandLine.Parsing;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>Says what is wrong with a command line.</summary>
internal static class ParseErrors
{
    /// <summary>The first thing that is wrong; an unknown word before what may only follow from it.</summary>
    public static string Describe(ParseResult parse)
    {
        if (parse.UnmatchedTokens is not [string unknown, ..])
        {
            return parse.Errors[0].Message.TrimEnd('.') + ".";
        }

        Command command = parse.CommandResult.Command;
        IEnumerable<string> known = unknown.StartsWith('-')
            ? command.Options.Select(option => option.Name)
            : command.Subcommands.Select(subcommand => subcommand.Name);
        string kind = unknown.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        return $"there is no {kind} {Texts.Quote(unknown)}{Closest.Hint(unknown, known)}.";
    }
}
