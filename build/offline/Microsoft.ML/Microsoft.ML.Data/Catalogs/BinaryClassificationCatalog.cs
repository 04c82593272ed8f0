using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Telling two classes apart.</summary>
public sealed partial class BinaryClassificationCatalog : TrainCatalogBase
{
    internal BinaryClassificationCatalog(IHostEnvironment env)
        : base(env)
        => Trainers = new BinaryClassificationTrainers(this);

    public BinaryClassificationTrainers Trainers { get; }

    /// <summary>What trainers are added to by extension methods.</summary>
    public sealed class BinaryClassificationTrainers : CatalogInstantiatorBase
    {
        internal BinaryClassificationTrainers(BinaryClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
