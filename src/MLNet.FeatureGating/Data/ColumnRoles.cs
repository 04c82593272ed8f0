using MLNet.FeatureGating.Training;
using Microsoft.ML;

namespace MLNet.FeatureGating.Data;

/// <summary>The columns that are read beside the features, and what is made of them.</summary>
/// <param name="Label">The label column; null where the task reads none.</param>
/// <param name="Event">The column that tells events from censored times; null but for survival.</param>
/// <param name="Weight">The column of row weights, or null.</param>
/// <param name="Task">The task that was asked for; null where it follows from the label's type.</param>
/// <param name="MayMissLabels">Whether rows may lack a label.</param>
internal sealed record ColumnRoles(string? Label, string? Event, string? Weight, LearningTask? Task, bool MayMissLabels)
{
    /// <summary>Whether the rows are only judged by: then they need not have several labels.</summary>
    public bool IsTest { get; init; }

    /// <summary>Whether self-supervision, which learns from rows without a label, is to be had where these are read.</summary>
    public bool OffersSelfSupervision { get; init; }

    /// <summary>The column whose values tell which rows belong together, or null.</summary>
    public string? Group { get; init; }

    /// <summary>The names of all columns, each with what it is called in messages.</summary>
    public IEnumerable<(string Role, string Name)> Columns
    {
        get
        {
            foreach ((string role, string? name) in new[] { ("label", Label), ("event", Event), ("weight", Weight), ("sampling key", Group) })
            {
                if (name is not null)
                {
                    yield return (role, name);
                }
            }
        }
    }

    /// <summary>Checks the columns of a promised schema.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or its type does not fit.</exception>
    public void Check(SchemaShape schema)
    {
        if (Label is not null)
        {
            LabelColumn.Check(schema, Label, Task);
        }

        if (Event is not null)
        {
            EventColumn.Check(schema, Event);
        }

        if (Weight is not null)
        {
            WeightColumn.Check(schema, Weight);
        }
    }
}
