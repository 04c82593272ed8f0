using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Saves and loads chains. A chain that is loaded is one of any transformers.</summary>
internal static class TransformerChainFormat
{
    internal const string LoaderName = "TransformerChain";

    internal static void Save(ModelSaveContext context, ITransformer[] transformers, TransformerScope[] scopes)
    {
        Require.NotNull(context).Write(LoaderName, writer =>
        {
            writer.Write(transformers.Length);
            foreach (var scope in scopes)
            {
                writer.Write((int)scope);
            }
        });

        for (var i = 0; i < transformers.Length; i++)
        {
            context.SavePart(PartName(i), transformers[i]);
        }
    }

    internal static TransformerChain<ITransformer> Load(BinaryReader reader, ModelLoadContext context)
    {
        var scopes = reader.ReadArray(static r => (TransformerScope)r.ReadInt32());
        var transformers = Enumerable.Range(0, scopes.Length).Select(i => context.LoadPart(PartName(i)));
        return new(transformers, scopes);
    }

    private static string PartName(int index) => $"Transform_{index:000}";
}
