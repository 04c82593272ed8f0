using System.CommandLine;
using MLNet.FeatureGating.Tool.Reporting;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary><c>featuregate report</c>.</summary>
internal sealed class ReportCommand
{
    private readonly Option<string?> _study = Options.Text("--study", "FILE", "The study file, as --study of featuregate select "
        + "keeps it.", isRequired: true);
    private readonly Option<string?> _output = Options.Text("--output", "FILE", "The page to write. Default: the study file's name with .html.");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Say nothing but errors and warnings.");

    public Command Create()
    {
        var command = new Command("report", "Writes a page for people of what a study file holds, finished or not.") { _study, _output, _quiet };
        command.SetAction(parse => (int)ReportRunner.Run(
            parse.GetValue(_study)!, parse.GetValue(_output), new(Console.Out, Console.Error, parse.GetValue(_quiet))));
        return command;
    }
}
