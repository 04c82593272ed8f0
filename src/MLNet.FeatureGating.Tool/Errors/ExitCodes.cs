namespace MLNet.FeatureGating.Tool.Errors;

/// <summary>Says what exit codes mean, for the help.</summary>
internal static class ExitCodes
{
    public static IEnumerable<(ExitCode Code, string Meaning)> All => Enum.GetValues<ExitCode>().Select(code => (code, MeaningOf(code)));

    private static string MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Done => "done",
        ExitCode.UnexpectedError => "an unexpected error: a fault of this program",
        ExitCode.BadArguments => "an option is unknown, missing, out of range, or names what is not there",
        ExitCode.BadInput => "an input file cannot be read, or its contents cannot be used",
        ExitCode.NothingSelected => "nothing selected: no column tells of the label, or lambda is too large",
        ExitCode.CancelledWithResult => "cancelled; the best that was found until then is written",
        ExitCode.CancelledWithoutResult => "cancelled before there was anything to write",
        ExitCode.CannotWrite => "the output cannot be written",
        ExitCode.CannotTrain => "no training: device, torch, memory, divergence, or a study file of other data",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
