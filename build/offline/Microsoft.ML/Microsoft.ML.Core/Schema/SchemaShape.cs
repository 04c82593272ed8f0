using System.Collections;
using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML;

/// <summary>What an estimator asks of its input's schema, and promises of its output's.</summary>
public sealed class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private static readonly SchemaShape Empty = new([]);

    private readonly Column[] _columns;

    internal SchemaShape(IEnumerable<Column> columns)
    {
        _columns = [.. Require.NotNull(columns)];
        Require.Param(_columns.All(static column => column.IsValid), nameof(columns), "Some items are not initialized properly.");
    }

    public int Count => _columns.Length;

    public Column this[int index] => _columns[index];

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The shape of a schema: its visible columns.</summary>
    internal static SchemaShape Create(DataViewSchema schema)
        => new(Require.NotNull(schema).Where(static column => !column.IsHidden).Select(static column =>
            ColumnOf(column.Name, column.Type, new SchemaShape(column.Annotations.Schema.Select(
                static annotation => ColumnOf(annotation.Name, annotation.Type))))));

    internal static void GetColumnTypeShape(
        DataViewType type, out Column.VectorKind vectorKind, out DataViewType itemType, out bool isKey)
    {
        vectorKind = type is not VectorDataViewType vector ? Column.VectorKind.Scalar
            : vector.IsKnownSize ? Column.VectorKind.Vector
            : Column.VectorKind.VariableVector;
        itemType = type.ItemType();
        isKey = itemType is KeyDataViewType;
        if (isKey)
        {
            itemType = PrimitiveTypes.FromRawType(itemType.RawType);
        }
    }

    internal bool TryFindColumn(string name, out Column column)
    {
        column = Array.Find(_columns, candidate => candidate.Name == name);
        return column.IsValid;
    }

    private static Column ColumnOf(string name, DataViewType type, SchemaShape? annotations = null)
    {
        GetColumnTypeShape(type, out var kind, out var itemType, out var isKey);
        return new Column(name, kind, itemType, isKey, annotations);
    }

    /// <summary>A column whose vector size and key count are left open.</summary>
    public struct Column
    {
        public readonly string Name;
        public readonly VectorKind Kind;
        public readonly DataViewType ItemType;
        public readonly bool IsKey;
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind vecKind, DataViewType itemType, bool isKey, SchemaShape? annotations = null)
        {
            Require.NotEmpty(name);
            Require.Param(itemType is not KeyDataViewType, nameof(itemType), "Item type cannot be a key");
            Require.Param(itemType is not VectorDataViewType, nameof(itemType), "Item type cannot be a vector");
            Require.Param(!isKey || KeyDataViewType.IsValidDataType(itemType.RawType), nameof(itemType),
                "The item type must be valid for a key");

            Name = name;
            Kind = vecKind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? Empty;
        }

        public enum VectorKind
        {
            Scalar,
            Vector,
            VariableVector,
        }

        /// <summary>Gets whether this is more than the default of the structure.</summary>
        internal readonly bool IsValid => Name is not null;

        /// <summary>Whether <paramref name="source"/> meets this requirement; it may have annotations beyond those asked for.</summary>
        internal readonly bool IsCompatibleWith(Column source)
        {
            return Name == source.Name && Kind == source.Kind && ItemType.Equals(source.ItemType) && IsKey == source.IsKey
                && Annotations.All(required =>
                    source.Annotations.TryFindColumn(required.Name, out var found) && required.IsCompatibleWith(found));
        }

        /// <summary>The type in the words of ML.NET's messages.</summary>
        internal readonly string GetTypeString()
        {
            var item = IsKey ? $"Key<{ItemType}>" : ItemType.ToString()!;
            return Kind switch
            {
                VectorKind.Vector => $"Vector<{item}>",
                VectorKind.VariableVector => $"VarVector<{item}>",
                _ => item,
            };
        }
    }
}
