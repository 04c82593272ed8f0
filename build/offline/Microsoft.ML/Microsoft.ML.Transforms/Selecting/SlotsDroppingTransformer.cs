using Microsoft.ML.Data;
using Microsoft.ML.Offline;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Drops slots of vectors. A scalar that is dropped stays, as the default of its type.</summary>
internal sealed class SlotsDroppingTransformer : OneToOneTransformerBase
{
    internal const string Name = "SlotsDropping";

    private readonly int[][] _dropped;

    internal SlotsDroppingTransformer(IHostEnvironment env, (string Output, string Input)[] columns, int[][] dropped)
        : base(env, columns)
        => _dropped = dropped;

    internal override string LoaderName => Name;

    internal static ITransformer Load(IHostEnvironment env, BinaryReader reader)
        => new SlotsDroppingTransformer(env, reader.ReadColumnPairs(), reader.ReadArray(static r => r.ReadInts()));

    internal override IReadOnlyList<MappedColumn> MapColumns(DataViewSchema input)
    {
        var mapped = new MappedColumn[ColumnPairs.Length];
        for (var i = 0; i < mapped.Length; i++)
        {
            var (output, name) = ColumnPairs[i];
            var column = FindInput(input, name);
            if (!CanDrop(column.Type))
            {
                throw Errors.MissingColumn("inputSchema", "input", name);
            }

            mapped[i] = column.Type is VectorDataViewType vector
                ? MapVector(output, column, vector, new SlotDropping(vector.Size, _dropped[i]))
                : MapScalar(output, column);
        }

        return mapped;
    }

    internal override void SaveContent(BinaryWriter writer)
    {
        writer.WriteColumnPairs(ColumnPairs);
        writer.Write(_dropped.Length);
        foreach (var slots in _dropped)
        {
            writer.WriteInts(slots);
        }
    }

    private static bool CanDrop(DataViewType type)
    {
        var item = type.ItemType();
        return type is not VectorDataViewType { IsKnownSize: false }
            && (item == NumberDataViewType.Single || item == NumberDataViewType.Double || item is TextDataViewType || item.KeyCount() > 0);
    }

    private static bool IsKept(string kind) => kind is AnnotationKinds.KeyValues or AnnotationKinds.IsNormalized;

    private static MappedColumn MapScalar(string output, DataViewSchema.Column column)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add(column.Annotations, IsKept);
        return new MappedColumn(
            output, column.Type, annotations.ToAnnotations(), [column.Name], _ => Getters.Invoke<Delegate>(CreateDefaultGetter<int>, column.Type.RawType));
    }

    private static MappedColumn MapVector(string output, DataViewSchema.Column column, VectorDataViewType vector, SlotDropping dropping)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (dropping.KeptCount > 0)
        {
            if (column.HasSlotNames())
            {
                annotations.Add(
                    AnnotationKinds.SlotNames,
                    new VectorDataViewType(TextDataViewType.Instance, dropping.KeptCount),
                    (ref VBuffer<ReadOnlyMemory<char>> names) =>
                    {
                        VBuffer<ReadOnlyMemory<char>> all = default;
                        column.GetSlotNames(ref all);
                        dropping.Apply(all, ref names);
                    });
            }

            CategoricalSlotRanges.Add(annotations, dropping.ApplyToRanges(CategoricalSlotRanges.Get(column)));
        }

        annotations.Add(column.Annotations, IsKept);
        return new MappedColumn(
            output,
            new VectorDataViewType(vector.ItemType, Math.Max(dropping.KeptCount, 1)),
            annotations.ToAnnotations(),
            [column.Name],
            row => Getters.Invoke<Delegate>(CreateGetter<int>, vector.ItemType.RawType, row, column, dropping));
    }

    private static Delegate CreateDefaultGetter<T>() => (ValueGetter<T>)((ref T value) => value = default!);

    private static Delegate CreateGetter<T>(DataViewRow row, DataViewSchema.Column column, SlotDropping dropping)
    {
        var getter = row.GetGetter<VBuffer<T>>(column);
        VBuffer<T> source = default;
        return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            getter(ref source);
            dropping.Apply(source, ref value);
        });
    }
}
