// Loads a saved model and applies it to rows of tab-separated text. The model says which columns the text has.
// usage: MLNet.FeatureGating.ModelReader MODEL ROWS VECTOR NUMBER
// prints the slot names of the column VECTOR, and then for each row its values and those of the column NUMBER.
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [string modelPath, string rowsPath, string vectorName, string numberName])
{
    Console.Error.WriteLine("usage: MLNet.FeatureGating.ModelReader MODEL ROWS VECTOR NUMBER");
    return 2;
}

var mlContext = new MLContext();
ITransformer model = mlContext.Model.Load(modelPath, out DataViewSchema inputSchema);
IDataView rows = mlContext.Data.LoadFromTextFile(rowsPath, Columns(inputSchema), hasHeader: true);
IDataView output = model.Transform(rows);

DataViewSchema.Column vector = output.Schema[vectorName];
VBuffer<ReadOnlyMemory<char>> names = default;
vector.GetSlotNames(ref names);
Console.WriteLine($"{vector.Type}: {string.Join(' ', names.DenseValues())}");
foreach ((float[] values, float number) in output.GetColumn<float[]>(vectorName).Zip(output.GetColumn<float>(numberName)))
{
    Console.WriteLine($"{string.Join(' ', values)}: {number}");
}

return 0;

static TextLoader.Column[] Columns(DataViewSchema schema)
{
    int next = 0;
    return [.. schema.Select(column =>
    {
        int first = next;
        if (column.Type is not VectorDataViewType vector)
        {
            next++;
            return new TextLoader.Column(column.Name, Kind(column.Type), first);
        }

        next += vector.Size;
        return new TextLoader.Column(column.Name, Kind(vector.ItemType), first, next - 1);
    })];
}

static DataKind Kind(DataViewType type) => type switch
{
    BooleanDataViewType => DataKind.Boolean,
    TextDataViewType => DataKind.String,
    _ when type == NumberDataViewType.Single => DataKind.Single,
    _ => throw new NotSupportedException($"This program reads no {type}."),
};
