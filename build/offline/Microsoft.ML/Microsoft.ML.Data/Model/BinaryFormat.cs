using System.Runtime.InteropServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Offline;

/// <summary>Writes and reads the values that model files are made of. Reading checks lengths, so that a damaged file is reported.</summary>
internal static class BinaryFormat
{
    private enum TypeTag : byte
    {
        SByte, Byte, Int16, UInt16, Int32, UInt32, Int64, UInt64, Single, Double,
        Text, Boolean, Key, Vector,
    }

    internal static void WriteStrings(this BinaryWriter writer, IReadOnlyCollection<string> values)
    {
        writer.Write(values.Count);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    internal static string[] ReadStrings(this BinaryReader reader) => reader.ReadArray(static r => r.ReadString());

    /// <summary>Writes an array of numbers, byte for byte.</summary>
    internal static void WriteNumbers<T>(this BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    internal static T[] ReadNumbers<T>(this BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadCount(Marshal.SizeOf<T>())];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        reader.ReadExactly(bytes);
        return values;
    }

    internal static void WriteFloats(this BinaryWriter writer, ReadOnlySpan<float> values) => writer.WriteNumbers(values);

    internal static float[] ReadFloats(this BinaryReader reader) => reader.ReadNumbers<float>();

    internal static void WriteDoubles(this BinaryWriter writer, ReadOnlySpan<double> values) => writer.WriteNumbers(values);

    internal static double[] ReadDoubles(this BinaryReader reader) => reader.ReadNumbers<double>();

    internal static void WriteInts(this BinaryWriter writer, ReadOnlySpan<int> values) => writer.WriteNumbers(values);

    internal static int[] ReadInts(this BinaryReader reader) => reader.ReadNumbers<int>();

    internal static T[] ReadArray<T>(this BinaryReader reader, Func<BinaryReader, T> read)
    {
        var values = new T[reader.ReadCount(1)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read(reader);
        }

        return values;
    }

    internal static void WriteType(this BinaryWriter writer, DataViewType type)
    {
        switch (type)
        {
            case VectorDataViewType vector:
                writer.Write((byte)TypeTag.Vector);
                writer.WriteType(vector.ItemType);
                writer.WriteInts(vector.Dimensions.AsSpan());
                break;
            case KeyDataViewType key:
                writer.Write((byte)TypeTag.Key);
                writer.WriteType(PrimitiveTypes.FromRawType(key.RawType));
                writer.Write(key.Count);
                break;
            default:
                writer.Write((byte)TagOf(type));
                break;
        }
    }

    internal static DataViewType ReadType(this BinaryReader reader)
    {
        switch ((TypeTag)reader.ReadByte())
        {
            case TypeTag.Vector:
                var item = (PrimitiveDataViewType)reader.ReadType();
                return new VectorDataViewType(item, reader.ReadInts());
            case TypeTag.Key:
                var raw = reader.ReadType().RawType;
                return new KeyDataViewType(raw, reader.ReadUInt64());
            case TypeTag.SByte: return NumberDataViewType.SByte;
            case TypeTag.Byte: return NumberDataViewType.Byte;
            case TypeTag.Int16: return NumberDataViewType.Int16;
            case TypeTag.UInt16: return NumberDataViewType.UInt16;
            case TypeTag.Int32: return NumberDataViewType.Int32;
            case TypeTag.UInt32: return NumberDataViewType.UInt32;
            case TypeTag.Int64: return NumberDataViewType.Int64;
            case TypeTag.UInt64: return NumberDataViewType.UInt64;
            case TypeTag.Single: return NumberDataViewType.Single;
            case TypeTag.Double: return NumberDataViewType.Double;
            case TypeTag.Text: return TextDataViewType.Instance;
            case TypeTag.Boolean: return BooleanDataViewType.Instance;
            default: throw new FormatException("The file names a column type that does not exist.");
        }
    }

    internal static void WriteAnnotations(this BinaryWriter writer, DataViewSchema.Annotations annotations)
        => AnnotationFormat.Write(writer, annotations);

    internal static DataViewSchema.Annotations ReadAnnotations(this BinaryReader reader) => AnnotationFormat.Read(reader);

    /// <summary>Writes the columns of a schema, annotations included. As in ML.NET, columns of other types, such as images, are left out.</summary>
    internal static void WriteSchema(this BinaryWriter writer, DataViewSchema schema)
    {
        DataViewSchema.Column[] columns = [.. schema.Where(static column => column.Type is VectorDataViewType or PrimitiveDataViewType)];
        writer.Write(columns.Length);
        foreach (var column in columns)
        {
            writer.Write(column.Name);
            writer.WriteType(column.Type);
            writer.WriteAnnotations(column.Annotations);
        }
    }

    internal static DataViewSchema ReadSchema(this BinaryReader reader)
    {
        var builder = new DataViewSchema.Builder();
        var count = reader.ReadCount(1);
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            var type = reader.ReadType();
            builder.AddColumn(name, type, reader.ReadAnnotations());
        }

        return builder.ToSchema();
    }

    /// <summary>Reads a number of items, and refuses one that the rest of the stream cannot hold.</summary>
    internal static int ReadCount(this BinaryReader reader, int bytesPerItem)
    {
        var count = reader.ReadInt32();
        var stream = reader.BaseStream;
        return count >= 0 && (!stream.CanSeek || (long)count * bytesPerItem <= stream.Length - stream.Position)
            ? count
            : throw new FormatException("The file states a length that it does not have.");
    }

    private static TypeTag TagOf(DataViewType type) => type switch
    {
        TextDataViewType => TypeTag.Text,
        BooleanDataViewType => TypeTag.Boolean,
        _ => Enum.Parse<TypeTag>(type.RawType.Name),
    };
}
