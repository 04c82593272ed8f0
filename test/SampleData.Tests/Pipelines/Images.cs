using Microsoft.ML;
using Microsoft.ML.Data;

namespace SampleData.Tests.Pipelines;

/// <summary>Reads columns of images, whose values belong to the view, and the shapes of schemas.</summary>
internal static class Images
{
    public static MLContext Context { get; } = new(seed: 0);

    /// <summary>Reads something of the image of each row while it is there.</summary>
    public static T[] Read<T>(IDataView view, string column, Func<MLImage, T> read)
    {
        using DataViewRowCursor cursor = view.GetRowCursor([view.Schema[column]]);
        ValueGetter<MLImage> getter = cursor.GetGetter<MLImage>(view.Schema[column]);
        MLImage image = null!;
        var answers = new List<T>();
        while (cursor.MoveNext())
        {
            getter(ref image);
            answers.Add(read(image));
        }

        return [.. answers];
    }

    public static IDataView Paths(params string[] files)
        => Context.Data.LoadFromEnumerable(files.Select(file => new PathRow { File = file }).ToArray());

    public static VectorDataViewType VectorType(IDataView view, string column) => (VectorDataViewType)view.Schema[column].Type;

    /// <summary>The shape that an estimator promises of a column, for a pipeline that begins with a view.</summary>
    public static SchemaShape.Column Promise(IDataView view, IEstimator<ITransformer> estimator, string column)
    {
        var probe = new ShapeProbe();
        estimator.Append(probe).Append(new ShapeProbe()).Fit(view);
        return probe.Seen!.Single(seen => seen.Name == column);
    }

    // A pipeline passes shapes to its estimators before it fits them.
    private sealed class ShapeProbe : IEstimator<ITransformer>
    {
        public SchemaShape? Seen { get; private set; }

        public ITransformer Fit(IDataView input) => new TransformerChain<ITransformer>();

        public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        {
            Seen ??= inputSchema;
            return inputSchema;
        }
    }
}
