using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    /// <summary>A run of fields.</summary>
    public sealed class Range
    {
        public int Min;
        public int? Max;
        public bool AutoEnd;
        public bool VariableEnd;
        public bool ForceVector;

        public Range()
        {
        }

        public Range(int index)
        {
            Require.Param(index >= 0, nameof(index), "Must be non-negative");
            Min = index;
            Max = index;
        }

        public Range(int min, int? max)
        {
            Require.Param(min >= 0, nameof(min), "Must be non-negative");
            Require.Param(!(max < min), nameof(max), $"If specified, must be greater than or equal to {nameof(min)}");
            Min = min;
            Max = max;

            // A range of one field is a vector all the same.
            ForceVector = true;
            AutoEnd = max is null;
        }
    }
}
