using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>The whole command line: parses it, runs what it asks for, and turns errors into a line and an exit code.</summary>
internal static class ToolCommand
{
    private const string Name = "featuregate";

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "After an unexpected error, show where it happened.",
        Recursive = true,
    };

    /// <summary>Runs the tool.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        Command root = Create();
        ParseResult parse = root.Parse(args, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        try
        {
            if (parse.Action is ParseErrorAction || parse.Errors.Count > 0 && parse.Action is not HelpPage)
            {
                throw ToolException.Arguments(ParseErrors.Describe(parse));
            }

            return parse.Invoke(new() { EnableDefaultExceptionHandler = false });
        }
        catch (ToolException e)
        {
            return Fail(e.ExitCode, e.ExitCode == ExitCode.BadArguments ? $"{e.Message} ({CommandLineOf(parse)} --help)" : e.Message, e, parse);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            string advice = parse.GetValue(Verbose) ? string.Empty : " Run it again with --verbose to see where, and report it.";
            return Fail(ExitCode.UnexpectedError, $"unexpected error: {e.GetType().Name}: {e.Message}{advice}", e, parse);
        }
        catch (OutOfMemoryException e)
        {
            return Fail(ExitCode.BadInput, "The memory of this machine is too small for this data.", e, parse);
        }
    }

    private static Command Create()
    {
        var root = new Command(Name, "Finds out which columns of a table, or which pixels of images, a model really needs: differentiable feature "
            + "selection.")
        {
            new SelectCommand().Create(),
            new MasksCommand().Create(),
            new ReportCommand().Create(),
            DoctorCommand.Create(),
        };
        var help = new HelpOption();
        help.Action = new HelpPage((HelpAction)help.Action!);
        root.Options.Add(help);
        root.Options.Add(new VersionOption());
        root.Options.Add(Verbose);
        string commands = string.Join(", ", root.Subcommands.Select(command => command.Name));
        root.SetAction(int (_) => throw ToolException.Arguments($"Name a command: {commands}."));
        return root;
    }

    private static string CommandLineOf(ParseResult parse)
    {
        string command = parse.CommandResult.Command.Name;
        return command == Name ? Name : $"{Name} {command}";
    }

    private static int Fail(ExitCode code, string message, Exception exception, ParseResult parse)
    {
        Console.Error.WriteLine(Texts.OneLine(message));
        if (parse.GetValue(Verbose))
        {
            Console.Error.WriteLine(exception);
        }

        return (int)code;
    }
}
