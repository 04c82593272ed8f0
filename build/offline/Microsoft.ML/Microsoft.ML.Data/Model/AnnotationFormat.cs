using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Writes annotations by value. Reading makes getters that hand out what was written.</summary>
internal static class AnnotationFormat
{
    internal static void Write(BinaryWriter writer, DataViewSchema.Annotations annotations)
    {
        writer.Write(annotations.Schema.Count);
        foreach (var column in annotations.Schema)
        {
            writer.Write(column.Name);
            writer.WriteType(column.Type);
            ForType(column.Type).Write(writer, annotations.GetGetter(column.Index));
        }
    }

    internal static DataViewSchema.Annotations Read(BinaryReader reader)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        var count = reader.ReadCount(1);
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            var type = reader.ReadType();
            builder.Add(name, type, ForType(type).Read(reader));
        }

        return builder.ToAnnotations();
    }

    private static AnnotationCodec ForType(DataViewType type)
    {
        var codec = type is VectorDataViewType vector
            ? typeof(VectorCodec<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(ScalarCodec<>).MakeGenericType(type.RawType);
        return (AnnotationCodec)Activator.CreateInstance(codec)!;
    }

    private abstract class AnnotationCodec
    {
        internal abstract void Write(BinaryWriter writer, Delegate getter);

        internal abstract Delegate Read(BinaryReader reader);
    }

    private sealed class ScalarCodec<T> : AnnotationCodec
    {
        internal override void Write(BinaryWriter writer, Delegate getter)
        {
            T value = default!;
            ((ValueGetter<T>)getter)(ref value);
            ValueFormat.Write(writer, value);
        }

        internal override Delegate Read(BinaryReader reader)
        {
            var value = ValueFormat.Read<T>(reader);
            return (ValueGetter<T>)((ref destination) => destination = value);
        }
    }

    private sealed class VectorCodec<T> : AnnotationCodec
    {
        internal override void Write(BinaryWriter writer, Delegate getter)
        {
            VBuffer<T> vector = default;
            ((ValueGetter<VBuffer<T>>)getter)(ref vector);
            writer.Write(vector.Length);
            writer.WriteInts(vector.GetIndices());
            writer.Write(vector.GetValues().Length);
            foreach (var value in vector.GetValues())
            {
                ValueFormat.Write(writer, value);
            }
        }

        internal override Delegate Read(BinaryReader reader)
        {
            var length = reader.ReadInt32();
            var indices = reader.ReadInts();
            var values = reader.ReadArray(ValueFormat.Read<T>);
            var vector = new VBuffer<T>(length, values.Length, values, indices);
            return (ValueGetter<VBuffer<T>>)((ref destination) => vector.CopyTo(ref destination));
        }
    }
}
