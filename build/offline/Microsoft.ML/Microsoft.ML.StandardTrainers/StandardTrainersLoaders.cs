using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Offline;

/// <summary>The transformers that apply a model of Microsoft.ML.StandardTrainers.</summary>
internal sealed class StandardTrainersLoaders : ILoaderTable
{
    public IReadOnlyDictionary<string, TransformerLoader> Loaders { get; } = new Dictionary<string, TransformerLoader>
    {
        [PredictionLoaderNames.Binary] = LoadBinary,
        [PredictionLoaderNames.Multiclass] = LoadMulticlass,
        [PredictionLoaderNames.Regression] = LoadRegression,
    };

    private static BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>> LoadBinary(BinaryReader reader)
    {
        var features = reader.ReadString();
        var schema = reader.ReadSchema();
        var linear = new LinearBinaryModelParameters(reader.ReadFloats(), reader.ReadSingle());
        var calibrator = new PlattCalibrator(reader.ReadDouble(), reader.ReadDouble());
        return new(new CalibratedLinearBinaryModel(linear, calibrator), schema, features);
    }

    private static MulticlassPredictionTransformer<MaximumEntropyModelParameters> LoadMulticlass(BinaryReader reader)
    {
        var features = reader.ReadString();
        var schema = reader.ReadSchema();
        var label = reader.ReadString();
        var biases = reader.ReadFloats();
        var weights = reader.ReadFloats();
        return biases.Length > 0 && weights.Length % biases.Length == 0
            ? new(new MaximumEntropyModelParameters(biases, weights), schema, features, label)
            : throw new FormatException("The weights of a model do not fit its number of classes.");
    }

    private static RegressionPredictionTransformer<LinearRegressionModelParameters> LoadRegression(BinaryReader reader)
    {
        var features = reader.ReadString();
        var schema = reader.ReadSchema();
        return new(new LinearRegressionModelParameters(reader.ReadFloats(), reader.ReadSingle()), schema, features);
    }
}
