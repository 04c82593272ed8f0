using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class OnlineLinearTrainer<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private static readonly TrainerInfo TheInfo = new();

    private protected OnlineLinearTrainer(IHostEnvironment env, SchemaShape.Column feature, SchemaShape.Column label)
        : base(env, feature, label)
    {
    }

    public override TrainerInfo Info => TheInfo;
}
