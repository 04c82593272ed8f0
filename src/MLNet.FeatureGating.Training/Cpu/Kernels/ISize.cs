namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>A number as a type: methods that are generic over it are compiled for that number.</summary>
internal interface ISize
{
    static abstract int Value { get; }
}
