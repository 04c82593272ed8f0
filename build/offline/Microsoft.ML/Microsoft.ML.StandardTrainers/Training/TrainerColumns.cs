using Microsoft.ML.Runtime;

namespace Microsoft.ML.Offline;

/// <summary>The columns that a trainer learns from.</summary>
internal sealed class TrainerColumns(SchemaShape.Column features, SchemaShape.Column label, SchemaShape.Column weight = default)
{
    internal string Features => features.Name;

    internal string Label => label.Name;

    /// <summary>Checks that the columns are there and of the right types, and has a model made of their rows.</summary>
    internal TModel Train<TModel>(IHostEnvironment env, IDataView input, Func<IChannel, List<TrainingExample>, TModel> train)
    {
        Check(SchemaShape.Create(Require.NotNull(input).Schema));
        using var channel = env.Start("Training");
        return train(channel, TrainingExamples.Read(channel, input, Features, Label, weight.IsValid ? weight.Name : null));
    }

    internal void Check(SchemaShape inputSchema)
    {
        Check("feature", features, nameof(inputSchema));
        if (weight.IsValid)
        {
            Check("weight", weight, nameof(inputSchema));
        }

        Check("label", label, "labelCol");

        void Check(string role, SchemaShape.Column wanted, string mismatchParameter)
        {
            if (!inputSchema.TryFindColumn(wanted.Name, out var found))
            {
                throw Errors.MissingColumn(nameof(inputSchema), role, wanted.Name);
            }

            if (!wanted.IsCompatibleWith(found))
            {
                throw Errors.SchemaMismatch(mismatchParameter, role, wanted.Name, wanted.GetTypeString(), found.GetTypeString());
            }
        }
    }
}
