using Microsoft.ML;
using Microsoft.ML.Data;
using SampleData;

namespace DigitClassification;

/// <summary>An image and what is on it as a row of ML.NET.</summary>
internal sealed class DigitRow
{
    public float[] Pixels { get; set; } = [];

    public float Digit { get; set; }

    /// <summary>A view of images, which are copied row by row as they are read.</summary>
    public static IDataView View(MLContext mlContext, ImageData images)
    {
        var schema = SchemaDefinition.Create(typeof(DigitRow));
        schema[nameof(Pixels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, images.Height, images.Width);
        return mlContext.Data.LoadFromEnumerable(
            Enumerable.Range(0, images.Count).Select(image => new DigitRow { Pixels = images.Image(image).ToArray(), Digit = images.Labels[image] }),
            schema);
    }
}
