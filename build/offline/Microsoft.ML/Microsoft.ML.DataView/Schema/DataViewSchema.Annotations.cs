using Microsoft.ML.Data;

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

        internal static Annotations Empty { get; } = new(new DataViewSchema([]), []);

        public DataViewSchema Schema { get; }

        public override string ToString() => string.Join(", ", Schema.Select(static column => column.Name));

        internal Delegate GetGetter(int index) => _getters[index];

        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var getter = Schema.GetColumnOrNull(kind) is { } column ? _getters[column.Index] as ValueGetter<TValue> : null;
            if (getter is null)
            {
                throw new InvalidOperationException($"Invalid call to '{nameof(GetValue)}'");
            }

            getter(ref value);
        }

        /// <summary>Builds annotations, kind by kind.</summary>
        internal sealed class Builder
        {
            private readonly DataViewSchema.Builder _schema = new();
            private readonly List<Delegate> _getters = [];

            internal void Add(Annotations annotations, Func<string, bool> selector)
            {
                foreach (var column in annotations.Schema)
                {
                    if (selector(column.Name))
                    {
                        Add(column.Name, column.Type, annotations._getters[column.Index]);
                    }
                }
            }

            internal void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter) => Add(name, type, (Delegate)getter);

            internal void Add(string name, DataViewType type, Delegate getter)
            {
                _schema.AddColumn(name, type);
                _getters.Add(getter);
            }

            internal void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value)
                => Add(name, type, (ref TValue destination) => destination = value);

            internal Annotations ToAnnotations() => new(_schema.ToSchema(), [.. _getters]);
        }
    }
}
