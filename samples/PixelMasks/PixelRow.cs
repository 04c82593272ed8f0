using Microsoft.ML;
using Microsoft.ML.Data;
using MLNet.FeatureGating.Training;

namespace PixelMasks;

/// <summary>An image as a row of ML.NET.</summary>
internal sealed class PixelRow
{
    public float[] Pixels { get; set; } = [];

    /// <summary>A view of images, which are copied row by row as they are read.</summary>
    public static IDataView View(MLContext mlContext, float[] values, PixelGrid grid)
    {
        var schema = SchemaDefinition.Create(typeof(PixelRow));
        schema[nameof(Pixels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, grid.Height, grid.Width);
        return mlContext.Data.LoadFromEnumerable(Rows(values, grid.PixelCount), schema);
    }

    private static IEnumerable<PixelRow> Rows(float[] values, int width)
    {
        for (int start = 0; start < values.Length; start += width)
        {
            yield return new() { Pixels = values[start..(start + width)] };
        }
    }
}
