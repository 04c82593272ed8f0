using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Offline;

/// <summary>Writes and reads one value of any primitive column type.</summary>
internal static class ValueFormat
{
    internal static void Write<T>(BinaryWriter writer, T value)
    {
        if (value is ReadOnlyMemory<char> text)
        {
            writer.Write(text.ToString());
            return;
        }

        // The other primitive types are plain structures of fixed size.
        var bytes = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());
        writer.Write(bytes);
    }

    internal static T Read<T>(BinaryReader reader)
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
        {
            return (T)(object)reader.ReadString().AsMemory();
        }

        T value = default!;
        reader.ReadExactly(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>()));
        return value;
    }
}
