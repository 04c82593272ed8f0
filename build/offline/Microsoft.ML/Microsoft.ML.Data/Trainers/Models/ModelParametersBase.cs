using Microsoft.ML.Offline;

namespace Microsoft.ML.Trainers;

public abstract class ModelParametersBase<TOutput> : ICanSaveModel
{
    private protected ModelParametersBase()
    {
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => Require.NotNull(ctx).Write(GetType().Name, SaveContent);

    private protected abstract void SaveContent(BinaryWriter writer);
}
