namespace Microsoft.ML.Offline;

/// <summary>Knows how to load every stock transformer, by its loader name.</summary>
internal static class ModelRegistry
{
    // Three of the assemblies are above this one, and a program that only loads models may mention none of them: they are found by
    // name. The last is of another package, which is not there in every program.
    private static readonly string[] Tables =
    [
        "Microsoft.ML.Offline.DataLoaders, Microsoft.ML.Data",
        "Microsoft.ML.Offline.TransformsLoaders, Microsoft.ML.Transforms",
        "Microsoft.ML.Offline.StandardTrainersLoaders, Microsoft.ML.StandardTrainers",
        "Microsoft.ML.Offline.ImageAnalyticsLoaders, Microsoft.ML.ImageAnalytics",
    ];

    private static readonly Lazy<Dictionary<string, TransformerLoader>> Loaders = new(() => Tables
        .Select(static name => Type.GetType(name, throwOnError: !name.EndsWith("ImageAnalytics", StringComparison.Ordinal)))
        .OfType<Type>()
        .Select(static type => (ILoaderTable)Activator.CreateInstance(type)!)
        .SelectMany(static table => table.Loaders)
        .ToDictionary(StringComparer.Ordinal));

    internal static ITransformer Load(string loaderName, BinaryReader reader)
        => Loaders.Value.TryGetValue(loaderName, out var load)
            ? load(reader)
            : throw new FormatException($"The model has a component '{loaderName}' that this build cannot load.");
}
