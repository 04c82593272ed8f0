using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary>The usual help, and below it what the usual help leaves out: examples, files and exit codes.</summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    private const int SmallestWidth = 60;
    private const int LargestWidth = 110;

    private readonly HelpAction _usual;

    /// <summary>Initializes a new instance of the <see cref="HelpPage"/> class.</summary>
    /// <param name="usual">Writes the usual help.</param>
    public HelpPage(HelpAction usual) => _usual = usual;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _usual.MaxWidth = Math.Clamp(Console.IsOutputRedirected ? LargestWidth : Console.WindowWidth, SmallestWidth, LargestWidth);
        int code = _usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(HelpTexts.Of(parseResult.CommandResult.Command.Name));
        output.WriteLine("Exit codes:");
        foreach ((ExitCode exitCode, string meaning) in ExitCodes.All)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(int)exitCode}  {meaning}"));
        }

        return code;
    }
}
