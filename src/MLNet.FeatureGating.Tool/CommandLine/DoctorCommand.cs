using System.CommandLine;
using MLNet.FeatureGating.Tool.Examining;

namespace MLNet.FeatureGating.Tool.CommandLine;

/// <summary><c>featuregate doctor</c>.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Says what this machine has for training, how fast it is, and what is missing, with what mends it.");
        command.SetAction(_ => (int)DoctorRunner.Run(new(Console.Out, Console.Error, isQuiet: false)));
        return command;
    }
}
