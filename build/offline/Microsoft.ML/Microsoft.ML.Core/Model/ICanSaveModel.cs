namespace Microsoft.ML;

/// <summary>Something that can be part of a model file.</summary>
public interface ICanSaveModel
{
    void Save(ModelSaveContext ctx);
}
