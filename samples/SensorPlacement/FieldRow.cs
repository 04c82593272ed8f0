using Microsoft.ML;
using Microsoft.ML.Data;

namespace SensorPlacement;

/// <summary>A field as a row of ML.NET.</summary>
internal sealed class FieldRow
{
    public float[] Cells { get; set; } = [];

    public static IDataView View(MLContext mlContext, float[] values, int height, int width)
    {
        var schema = SchemaDefinition.Create(typeof(FieldRow));
        schema[nameof(Cells)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, height, width);
        return mlContext.Data.LoadFromEnumerable(values.Chunk(height * width).Select(cells => new FieldRow { Cells = cells }), schema);
    }
}
