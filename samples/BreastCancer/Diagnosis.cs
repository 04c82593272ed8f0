using Microsoft.ML.Data;

namespace BreastCancer;

/// <summary>What a pipeline predicts for one tumor.</summary>
internal sealed class Diagnosis
{
    [ColumnName("PredictedLabel")]
    public bool IsMalignant { get; set; }

    /// <summary>The probability that the tumor is malignant.</summary>
    public float Probability { get; set; }
}
