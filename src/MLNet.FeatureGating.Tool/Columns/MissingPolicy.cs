namespace MLNet.FeatureGating.Tool.Columns;

/// <summary>What is done about missing values.</summary>
internal enum MissingPolicy
{
    /// <summary>They are an error.</summary>
    Fail,

    /// <summary>The mean of the training rows stands for a missing number; of a missing category, every indicator is 0.</summary>
    Mean,

    /// <summary>Rows with a missing value are left out.</summary>
    DropRows,
}
