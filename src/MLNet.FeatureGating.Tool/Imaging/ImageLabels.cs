using MLNet.FeatureGating.Tool.Errors;
using MLNet.FeatureGating.Tool.Views;
using MLNet.FeatureGating.Training;
using Microsoft.ML.Data;

namespace MLNet.FeatureGating.Tool.Imaging;

/// <summary>What images are of, as a task.</summary>
/// <param name="Task">The task: without labels, the images themselves are to be made again of the pixels.</param>
/// <param name="Classes">The classes, in order; empty without labels.</param>
/// <param name="Column">The label's column; null without labels.</param>
internal sealed record ImageLabels(LearningTask Task, IReadOnlyList<string> Classes, ViewColumn? Column)
{
    /// <summary>Makes numbers of labels.</summary>
    /// <exception cref="InputException">All images have one label, or most one of their own.</exception>
    public static ImageLabels Of(ImageSet images, string columnName)
    {
        if (images.Labels is not { } labels)
        {
            return new(LearningTask.Reconstruction, [], null);
        }

        string[] classes = [.. labels.Distinct(StringComparer.Ordinal).OrderBy(label => label.Length).ThenBy(label => label, StringComparer.Ordinal)];
        if (classes.Length < 2 || classes.Length > labels.Count / 2)
        {
            throw InputException.In(
                images.Path, $"the {Texts.Count(labels.Count, "image")} have {Texts.Count(classes.Length, "distinct label")}: that is nothing to "
                    + "tell images apart by.");
        }

        Dictionary<string, int> indices = classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        if (classes.Length == 2)
        {
            bool[] flags = [.. labels.Select(label => indices[label] == 1)];
            return new(LearningTask.BinaryClassification, classes, new ArrayColumn<bool>(columnName, BooleanDataViewType.Instance, flags));
        }

        // Keys count from 1.
        uint[] keys = [.. labels.Select(label => (uint)indices[label] + 1)];
        var type = new KeyDataViewType(typeof(uint), (ulong)classes.Length);
        return new(LearningTask.MulticlassClassification, classes, new ArrayColumn<uint>(columnName, type, keys));
    }
}
