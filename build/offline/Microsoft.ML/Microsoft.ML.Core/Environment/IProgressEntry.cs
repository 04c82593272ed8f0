namespace Microsoft.ML.Runtime;

/// <summary>One report of progress, being filled in.</summary>
public interface IProgressEntry
{
    void SetProgress(int index, double value);

    void SetProgress(int index, double value, double lim);

    void SetMetric(int index, double value);
}
