using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Predicting a number.</summary>
public sealed partial class RegressionCatalog : TrainCatalogBase
{
    internal RegressionCatalog(IHostEnvironment env)
        : base(env)
        => Trainers = new RegressionTrainers(this);

    public RegressionTrainers Trainers { get; }

    /// <summary>What trainers are added to by extension methods.</summary>
    public sealed class RegressionTrainers : CatalogInstantiatorBase
    {
        internal RegressionTrainers(RegressionCatalog catalog)
            : base(catalog)
        {
        }
    }
}
