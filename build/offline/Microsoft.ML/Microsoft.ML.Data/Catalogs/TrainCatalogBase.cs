using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Base of the catalogs of one machine-learning task.</summary>
public abstract partial class TrainCatalogBase
{
    private protected TrainCatalogBase(IHostEnvironment env) => Environment = Require.NotNull(env);

    internal IHostEnvironment Environment { get; }

    /// <summary>Base of the parts of a task's catalog.</summary>
    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase(TrainCatalogBase catalog) => Environment = catalog.Environment;

        internal IHostEnvironment Environment { get; }
    }
}
