using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Transforms;

/// <summary>Makes of each key a vector that is one in the key's place and zero elsewhere. A missing key is all zeros.</summary>
internal sealed class KeyToVectorMappingTransformer : OneToOneTransformerBase
{
    internal const string Name = "KeyToVectorMapping";

    internal KeyToVectorMappingTransformer(string outputColumnName, string inputColumnName)
        : base(outputColumnName, inputColumnName)
    {
    }

    internal override string LoaderName => Name;

    internal static ITransformer Load(BinaryReader reader) => new KeyToVectorMappingTransformer(reader.ReadString(), reader.ReadString());

    private protected override MappedColumn MapColumn(DataViewSchema.Column input)
    {
        if (input.Type is not KeyDataViewType { RawType: var raw } key || raw != typeof(uint))
        {
            throw Errors.SchemaMismatch("inputSchema", "input", InputName, "Key<UInt32>", input.Type.ToString()!);
        }

        var size = checked((int)key.Count);
        return new MappedColumn(
            OutputName,
            new VectorDataViewType(NumberDataViewType.Single, size),
            Describe(input, size),
            [InputName],
            row => CreateGetter(row, input, size));
    }

    /// <summary>A slot is named after its key value.</summary>
    private static DataViewSchema.Annotations Describe(DataViewSchema.Column input, int size)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        if (input.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type is VectorDataViewType { ItemType: TextDataViewType } values
            && values.Size == size)
        {
            annotations.Add(
                AnnotationKinds.SlotNames,
                values,
                (ref VBuffer<ReadOnlyMemory<char>> names) => input.Annotations.GetValue(AnnotationKinds.KeyValues, ref names));
        }

        CategoricalSlotRanges.Add(annotations, [0, size - 1]);
        annotations.AddPrimitiveValue(AnnotationKinds.IsNormalized, BooleanDataViewType.Instance, true);
        return annotations.ToAnnotations();
    }

    private static ValueGetter<VBuffer<float>> CreateGetter(DataViewRow row, DataViewSchema.Column input, int size)
    {
        var getKey = row.GetGetter<uint>(input);
        var key = 0u;
        return (ref VBuffer<float> indicators) =>
        {
            getKey(ref key);
            var editor = VBufferEditor.Create(ref indicators, size, 1, requireIndicesOnDense: true);
            var isKnown = key > 0 && key <= size;
            if (isKnown)
            {
                editor.Values[0] = 1;
                editor.Indices[0] = (int)key - 1;
            }

            indicators = editor.CommitTruncated(isKnown ? 1 : 0);
        };
    }
}
