using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Makes getters of annotations that are given as plain values: scalars, strings, arrays or vectors.</summary>
internal static class AnnotationValues
{
    internal static Delegate GetterOf<T>(T value, DataViewType type)
    {
        Members.Split(typeof(T), out var itemType, out var isVector);
        Require.State(isVector == type is VectorDataViewType,
            $"Value inputted is supposed to be {Describe(isVector)}, but type of Annotationinfo is {Describe(!isVector)}");
        Require.State(itemType == type.ItemType().RawType,
            $"Value inputted is supposed to have Type {itemType}, but type of Annotationinfo has {type.ItemType().RawType}");

        return value switch
        {
            string text => Scalar(text.AsMemory()),
            string[] texts => Vector(Array.ConvertAll(texts, static item => item.AsMemory())),
            Array items => Getters.Invoke<Delegate>(Vector<int>, itemType, items),
            _ when isVector => Getters.Invoke<Delegate>(Buffer<int>, itemType, value),
            _ => Scalar(value),
        };
    }

    private static ValueGetter<T> Scalar<T>(T value) => (ref destination) => destination = value;

    private static ValueGetter<VBuffer<T>> Vector<T>(T[] items) => Buffer(new VBuffer<T>(items.Length, items));

    private static ValueGetter<VBuffer<T>> Buffer<T>(VBuffer<T> buffer) => (ref destination) => buffer.CopyTo(ref destination);

    private static string Describe(bool isVector) => isVector ? "vector" : "scalar";
}
