using MLNet.FeatureGating.Tool.Errors;

namespace MLNet.FeatureGating.Tool.Selecting;

/// <summary>Tells what a user can mend from faults of this program, among the exceptions of a training.</summary>
internal static class TrainingErrors
{
    public static T Translate<T>(Func<T> train)
    {
        try
        {
            return train();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException && e is not ObjectDisposedException)
        {
            throw new ToolException(ExitCode.CannotTrain, e.Message, e);
        }
        catch (OutOfMemoryException e)
        {
            throw new ToolException(ExitCode.CannotTrain, "The memory of this machine is too small for networks of this data. Leave columns out by "
                + "--drop, or take fewer rows.", e);
        }
    }
}
