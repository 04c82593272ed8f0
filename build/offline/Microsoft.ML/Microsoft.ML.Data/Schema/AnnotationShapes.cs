using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Shapes of the standard annotations, for estimators' output schemas.</summary>
internal static class AnnotationShapes
{
    internal static SchemaShape.Column SlotNames { get; }
        = new(AnnotationKinds.SlotNames, SchemaShape.Column.VectorKind.Vector, TextDataViewType.Instance, isKey: false);

    internal static SchemaShape.Column IsNormalized { get; }
        = new(AnnotationKinds.IsNormalized, SchemaShape.Column.VectorKind.Scalar, BooleanDataViewType.Instance, isKey: false);

    internal static SchemaShape.Column CategoricalSlotRanges { get; }
        = new(AnnotationKinds.CategoricalSlotRanges, SchemaShape.Column.VectorKind.Vector, NumberDataViewType.Int32, isKey: false);

    internal static SchemaShape.Column KeyValues(DataViewType itemType)
        => new(AnnotationKinds.KeyValues, SchemaShape.Column.VectorKind.Vector, itemType, isKey: false);

    /// <summary>What trainers promise of their score columns.</summary>
    internal static IEnumerable<SchemaShape.Column> TrainerOutput(bool isNormalized = false)
    {
        yield return new(AnnotationKinds.ScoreColumnSetId, SchemaShape.Column.VectorKind.Scalar, NumberDataViewType.UInt32, isKey: true);
        yield return new(AnnotationKinds.ScoreColumnKind, SchemaShape.Column.VectorKind.Scalar, TextDataViewType.Instance, isKey: false);
        yield return new(AnnotationKinds.ScoreValueKind, SchemaShape.Column.VectorKind.Scalar, TextDataViewType.Instance, isKey: false);
        if (isNormalized)
        {
            yield return IsNormalized;
        }
    }

    internal static bool HasSlotNames(this SchemaShape.Column column)
        => column.Kind == SchemaShape.Column.VectorKind.Vector
            && column.Annotations.TryFindColumn(AnnotationKinds.SlotNames, out var names)
            && names.Kind == SchemaShape.Column.VectorKind.Vector && !names.IsKey
            && names.ItemType == TextDataViewType.Instance;

    internal static bool HasCategoricalSlotRanges(this SchemaShape.Column column)
        => column.Annotations.TryFindColumn(AnnotationKinds.CategoricalSlotRanges, out var ranges)
            && ranges.Kind == SchemaShape.Column.VectorKind.Vector
            && ranges.ItemType == NumberDataViewType.Int32;

    internal static bool IsNormalizedShape(this SchemaShape.Column column)
        => column.Annotations.TryFindColumn(AnnotationKinds.IsNormalized, out var flag)
            && flag.Kind == SchemaShape.Column.VectorKind.Scalar && !flag.IsKey
            && flag.ItemType == BooleanDataViewType.Instance;
}
