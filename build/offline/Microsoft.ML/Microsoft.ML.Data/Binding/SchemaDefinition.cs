using System.Reflection;
using Microsoft.ML.Offline;

namespace Microsoft.ML.Data;

/// <summary>How the members of a type are columns. It may be changed before it is used.</summary>
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>Whether members are read from, written to, or both.</summary>
    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    // Null if there is none, as in ML.NET.
    public Column this[string columnName] => Find(column => column.ColumnName == columnName)!;

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        Require.NotNull(userType);
        var definition = new SchemaDefinition();
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var member in Members.Of(userType, direction))
        {
            var name = member.GetCustomAttribute<ColumnNameAttribute>()?.Name ?? member.Name;

            // The order of members is not defined, so it would be left to chance which of two hides the other.
            Require.Param(names.Add(name), nameof(userType), $"Duplicate column name '{name}' detected, this is disallowed");
            definition.Add(new Column(member.Name, Members.ColumnType(member), name));
        }

        return definition;
    }

    /// <summary>The members of a type, with the types and annotations that the columns of a schema have.</summary>
    internal static SchemaDefinition ForSchema(Type userType, DataViewSchema schema)
    {
        var definition = Create(userType, Direction.Read);
        foreach (var source in schema)
        {
            var column = definition[source.Name]
                ?? throw new InvalidOperationException($"Type should contain a member named {source.Name}");
            column.ColumnType = source.Type;
            foreach (var annotation in source.Annotations.Schema)
            {
                column.AddAnnotation(annotation.Name, annotation.Type, source.Annotations.GetGetter(annotation.Index));
            }
        }

        return definition;
    }

    /// <summary>How one member is a column.</summary>
    public sealed class Column
    {
        private readonly Dictionary<string, (DataViewType Type, Delegate Getter)> _annotations = new(StringComparer.Ordinal);

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = memberName;
            ColumnType = columnType;
            ColumnName = columnName;
        }

        internal string MemberName { get; }

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }

        internal DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach (var (kind, (type, getter)) in _annotations)
                {
                    builder.Add(kind, type, getter);
                }

                return builder.ToAnnotations();
            }
        }

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Require.NotNull(kind);
            Require.NotNull(annotationType);
            Require.State(!_annotations.ContainsKey(kind), "Column already contains an annotation of this kind.");
            AddAnnotation(kind, annotationType, AnnotationValues.GetterOf(value, annotationType));
        }

        internal void AddAnnotation(string kind, DataViewType type, Delegate getter) => _annotations[kind] = (type, getter);
    }
}
