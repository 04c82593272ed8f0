using Microsoft.ML.Data;
using Microsoft.ML.Offline;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>What is known of a column beside its name and type, such as the names of its slots.</summary>
    public sealed class Annotations
    {
        private readonly Delegate[] _getters;

        internal Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        public static Annotations Empty { get; } = new(new DataViewSchema([]), []);

        public DataViewSchema Schema { get; }

        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            if (column.Index >= _getters.Length)
            {
                throw new ArgumentException("The column is not one of these annotations.", nameof(column));
            }

            return _getters[column.Index] as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Invalid call to '{nameof(GetGetter)}'");
        }

        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind) ?? throw new InvalidOperationException($"Invalid call to '{nameof(GetValue)}'");
            GetGetter<TValue>(column)(ref value);
        }

        public override string ToString() => string.Join(", ", Schema.Select(static column => column.Name));

        internal Delegate GetGetter(int index) => _getters[index];

        /// <summary>Builds annotations, kind by kind.</summary>
        public sealed class Builder
        {
            private readonly DataViewSchema.Builder _schema = new();
            private readonly List<Delegate> _getters = [];

            public Builder()
            {
            }

            public void Add(Annotations? annotations, Func<string, bool> selector)
            {
                if (annotations is null)
                {
                    return;
                }

                Require.NotNull(selector);
                foreach (var column in annotations.Schema)
                {
                    if (selector(column.Name))
                    {
                        AddChecked(column.Name, column.Type, annotations._getters[column.Index], column.Annotations);
                    }
                }
            }

            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations? annotations = null)
            {
                CheckArguments(name, type);
                Require.NotNull(getter);
                CheckRawType<TValue>(type);
                AddChecked(name, type, getter, annotations);
            }

            public void Add(string name, DataViewType type, Delegate getter, Annotations? annotations = null)
            {
                CheckArguments(name, type);
                Require.NotNull(getter);
                var expected = typeof(ValueGetter<>).MakeGenericType(type.RawType);
                if (getter.GetType() != expected)
                {
                    throw new ArgumentException($"{nameof(getter)} must be of type '{expected.FullName}'", nameof(getter));
                }

                AddChecked(name, type, getter, annotations);
            }

            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations? annotations = null)
            {
                CheckArguments(name, type);
                CheckRawType<TValue>(type);
                ValueGetter<TValue> getter = (ref destination) => destination = value;
                AddChecked(name, type, getter, annotations);
            }

            public Annotations ToAnnotations() => new(_schema.ToSchema(), [.. _getters]);

            private static void CheckArguments(string name, DataViewType type)
            {
                ThrowIfNullOrEmpty(name, nameof(name));
                Require.NotNull(type);
            }

            private static void CheckRawType<TValue>(DataViewType type)
            {
                if (type.RawType != typeof(TValue))
                {
                    throw new ArgumentException($"type.RawType must be of type '{typeof(TValue).FullName}'.", nameof(type));
                }
            }

            private void AddChecked(string name, DataViewType type, Delegate getter, Annotations? annotations)
            {
                _schema.AddColumn(name, type, annotations);
                _getters.Add(getter);
            }
        }
    }
}
