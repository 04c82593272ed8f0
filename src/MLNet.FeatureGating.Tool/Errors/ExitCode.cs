namespace MLNet.FeatureGating.Tool.Errors;

/// <summary>What the process returns. The numbers are a promise to scripts.</summary>
internal enum ExitCode
{
    /// <summary>Everything that was asked for is done.</summary>
    Done = 0,

    /// <summary>Something failed that should not: a fault of this program.</summary>
    UnexpectedError = 1,

    /// <summary>An option is unknown, missing or out of range, or names a column or file that is not there.</summary>
    BadArguments = 2,

    /// <summary>An input file cannot be read, or its contents cannot be used.</summary>
    BadInput = 3,

    /// <summary>Nothing is selected: no feature tells of the label, or the penalty closed every gate.</summary>
    NothingSelected = 4,

    /// <summary>Cancelled; the best that was found until then is written.</summary>
    CancelledWithResult = 5,

    /// <summary>Cancelled before there was anything to write.</summary>
    CancelledWithoutResult = 6,

    /// <summary>The output folder or file cannot be written.</summary>
    CannotWrite = 7,

    /// <summary>
    /// The networks cannot be trained: device or torch is missing, memory is too small, training diverged, or a study file is another study's.
    /// </summary>
    CannotTrain = 8,
}
