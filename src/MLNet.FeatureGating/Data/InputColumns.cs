using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Data;

/// <summary>
/// The input columns as one vector column. A single column is taken as it is; several are concatenated into the output column by the
/// stock transformer, before the selection.
/// </summary>
internal sealed class InputColumns
{
    private readonly MLContext _context;
    private readonly string _outputName;
    private readonly IReadOnlyList<string> _names;

    public InputColumns(MLContext context, string outputName, IReadOnlyList<string> names)
    {
        _context = context;
        _outputName = outputName;
        _names = names;
    }

    /// <summary>The column that holds all features once <see cref="Concatenation"/> has been applied.</summary>
    public string FeatureName => _names.Count == 1 ? _names[0] : _outputName;

    /// <summary>The stock estimator that concatenates several columns; null for one.</summary>
    public IEstimator<ITransformer>? Concatenation =>
        _names.Count == 1 ? null : _context.Transforms.Concatenate(_outputName, [.. _names]);

    /// <summary>Checks every input column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or not a number or vector of numbers of known size.</exception>
    public void Check(DataViewSchema schema)
    {
        var itemTypes = new HashSet<Type>();
        foreach (string name in _names)
        {
            DataViewType type = schema.RequireColumn(name, "Input").Type;
            if (!IsSupported(type))
            {
                throw SchemaErrors.WrongType("Input", name, Expected, type + Advice(type));
            }

            itemTypes.Add(type is VectorDataViewType vector ? vector.ItemType.RawType : type.RawType);
        }

        CheckAgreement(itemTypes);
    }

    /// <summary>Checks every input column of a promised schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or not a number or vector of numbers of known size.</exception>
    public void Check(SchemaShape schema)
    {
        var itemTypes = new HashSet<Type>();
        foreach (string name in _names)
        {
            SchemaShape.Column column = schema.RequireColumn(name, "Input");
            bool isNumber = column.ItemType.IsNumber() && !column.IsKey;
            bool fits = column.Kind == SchemaShape.Column.VectorKind.Vector
                || (column.Kind == SchemaShape.Column.VectorKind.Scalar && _names.Count > 1);
            if (!isNumber || !fits)
            {
                throw SchemaErrors.WrongType("Input", name, Expected, SchemaErrors.Describe(column));
            }

            itemTypes.Add(column.ItemType.RawType);
        }

        CheckAgreement(itemTypes);
    }

    /// <summary>Names the input column of every slot.</summary>
    public IReadOnlyList<string> ColumnOfSlots(DataViewSchema schema) =>
        [.. _names.SelectMany(name => Enumerable.Repeat(name, schema[name].Type is VectorDataViewType vector ? vector.Size : 1))];

    /// <summary>The names as a message shows them.</summary>
    public override string ToString() => string.Join(", ", _names.Select(name => $"'{name}'"));

    private string Expected => _names.Count == 1
        ? "a vector of Single or Double of known size"
        : "Single or Double, or a vector of these of known size";

    private void CheckAgreement(HashSet<Type> itemTypes)
    {
        if (itemTypes.Count > 1)
        {
            throw new ArgumentOutOfRangeException(
                SchemaErrors.ParameterName,
                $"The input columns {this} must agree in type, but some are Single and some "
                + "Double. Convert them with mlContext.Transforms.Conversion.ConvertType first.");
        }
    }

    private bool IsSupported(DataViewType type) => type is VectorDataViewType vector
        ? vector.IsKnownSize && vector.ItemType.IsNumber()
        : _names.Count > 1 && type.IsNumber();

    private static string Advice(DataViewType type) => type switch
    {
        VectorDataViewType { IsKnownSize: false } =>
            ", a vector of variable size. Give it a size where it is loaded or made",
        TextDataViewType or VectorDataViewType { ItemType: TextDataViewType } =>
            ". Encode text with mlContext.Transforms.Categorical.OneHotEncoding or Text.FeaturizeText first",
        _ when type.IsNumber() => ". Put single numbers together with mlContext.Transforms.Concatenate, or name several input columns",
        _ => ". Convert it with mlContext.Transforms.Conversion.ConvertType first",
    };
}
