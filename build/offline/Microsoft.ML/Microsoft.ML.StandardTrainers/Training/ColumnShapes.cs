using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>The columns that trainers ask for, and those that they promise.</summary>
internal static class ColumnShapes
{
    internal static SchemaShape.Column Features(string name)
        => new(name, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Single, isKey: false);

    internal static SchemaShape.Column BooleanLabel(string name)
        => new(name, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false);

    internal static SchemaShape.Column NumberLabel(string name)
        => new(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false);

    internal static SchemaShape.Column KeyLabel(string name)
        => new(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true);

    internal static SchemaShape.Column Weight(string? name)
        => name is null ? default : new(name, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.Single, isKey: false);

    /// <summary>A number or truth value that a model puts out for each row.</summary>
    internal static SchemaShape.Column Output(string name, DataViewType type, bool isNormalized = false)
        => new(name, SchemaShape.Column.VectorKind.Scalar, type, isKey: false, new SchemaShape(AnnotationShapes.TrainerOutput(isNormalized)));
}
