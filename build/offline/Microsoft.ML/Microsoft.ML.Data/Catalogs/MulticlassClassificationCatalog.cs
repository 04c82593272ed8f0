using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Telling several classes apart.</summary>
public sealed partial class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(IHostEnvironment env)
        : base(env)
        => Trainers = new MulticlassClassificationTrainers(this);

    public MulticlassClassificationTrainers Trainers { get; }

    /// <summary>What trainers are added to by extension methods.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(MulticlassClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
