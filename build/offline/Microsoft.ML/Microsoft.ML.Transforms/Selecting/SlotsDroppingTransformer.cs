using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

/// <summary>Drops slots of vectors. A scalar that is dropped stays, as the default of its type.</summary>
internal sealed class SlotsDroppingTransformer : OneToOneTransformerBase
{
    internal const string Name = "SlotsDropping";

    private readonly int[] _dropped;

    internal SlotsDroppingTransformer(string outputColumnName, string inputColumnName, int[] dropped)
        : base(outputColumnName, inputColumnName)
        => _dropped = dropped;

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader)
        => new SlotsDroppingTransformer(reader.ReadString(), reader.ReadString(), reader.ReadInts());

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        if (!CanDrop(input.Type))
        {
            throw Errors.MissingColumn("inputSchema", "input", InputName);
        }

        return input.Type is VectorDataViewType vector
            ? MapVector(OutputName, input, vector, new SlotDropping(vector.Size, _dropped))
            : MapScalar(OutputName, input);
    }

    private protected override void SaveMapping(BinaryWriter writer) => writer.WriteInts(_dropped);

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
        if (dropping.KeptCount > 0 && column.HasSlotNames())
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
