using System.Numerics;
using MLNet.FeatureGating.Data;
using MLNet.FeatureGating.Masks;
using MLNet.FeatureGating.Training;
using MLNet.FeatureGating.Training.Linear;

namespace MLNet.FeatureGating.Pixels;

/// <summary>Selects pixels of images that were read.</summary>
internal sealed class PixelSelectionRun
{
    private const int MostHeldOut = 10_000;

    private readonly PixelMaskOptions _options;
    private readonly PixelLayout _layout;
    private readonly int _seed;
    private readonly string _inputName;

    public PixelSelectionRun(PixelMaskOptions options, PixelLayout layout, int seed, string inputName)
    {
        _options = options;
        _layout = layout;
        _seed = seed;
        _inputName = inputName;
    }

    /// <summary>Selects.</summary>
    /// <param name="table">The images, whose values are taken over.</param>
    /// <exception cref="InvalidOperationException">There are no pixels to select, or training failed.</exception>
    public PixelSelection Run(FeatureTable table)
    {
        PixelGrid grid = _layout.Grid;
        float[] values = table.Features;
        bool isClassified = table.Task != LearningTask.Reconstruction;
        bool[] isSelectable = Selectable(values);
        _layout.ToPlanar(values);
        var scaling = PixelScaling.FitInPlace(values, grid.ValueCount);
        var all = new ImageSet(values, grid, isClassified ? Array.ConvertAll(table.Targets, target => (int)target) : null);
        (int[] learnt, int[] heldOut) = Split(all.Count);
        ImageSet training = all.Take(learnt);
        ImageSet judging = heldOut.Length > 0 ? all.Take(heldOut) : training;
        float[]? weights = Weights();
        var trainer = new MaskTrainer(_options.ToTraining(_seed, scaling.Output));
        return _options.Method is { } method && method.IsLinear()
            ? Linear(trainer, values, learnt, training, judging, isSelectable, weights, scaling, table.Task)
            : Learnt(trainer, training, judging, isSelectable, weights, scaling, table.Task);
    }

    private PixelSelection Learnt(
        MaskTrainer trainer, ImageSet training, ImageSet judging, bool[] isSelectable, float[]? weights, PixelScaling scaling, LearningTask task)
    {
        MaskTrainingResult result = trainer.Train(
            training, judging, _options.PixelCount, isSelectable, weights, _options.Progress, _options.CancellationToken);
        double unit = Unit(scaling, task);
        return new()
        {
            Layout = _layout,
            Scaling = scaling,
            Selected = result.Selected,
            Probabilities = result.Probabilities,
            JointError = result.JointError * unit,
            RefitError = result.RefitError * unit,
            BaselineError = Baseline(training, judging, weights, task) * unit,
            Samples = [.. result.Samples.Select(sample => sample.Zip(isSelectable, (isOpen, maySelect) => isOpen && maySelect).ToArray())],
            LogitCovariance = result.LogitCovariance,
            Reconstructor = result.Reconstructor,
            Task = task,
        };
    }

    private PixelSelection Linear(
        MaskTrainer trainer,
        float[] values,
        int[] learnt,
        ImageSet training,
        ImageSet judging,
        bool[] isSelectable,
        float[]? weights,
        PixelScaling scaling,
        LearningTask task)
    {
        IReadOnlyList<int> selected = SelectLinearly(values, learnt, isSelectable, weights);
        (double error, ImageReconstructor? reconstructor) = Refit(trainer, training, judging, selected, weights);
        double unit = Unit(scaling, task);
        HashSet<int> chosen = [.. selected];
        return new()
        {
            Layout = _layout,
            Scaling = scaling,
            Selected = selected,
            Probabilities = [.. Enumerable.Range(0, _layout.Grid.PixelCount).Select(pixel => chosen.Contains(pixel) ? 1.0 : 0.0)],
            JointError = double.NaN,
            RefitError = error * unit,
            BaselineError = Baseline(training, judging, weights, task) * unit,
            Samples = [],
            LogitCovariance = default,
            Reconstructor = reconstructor,
            Task = task,
        };
    }

    private (double Error, ImageReconstructor? Reconstructor) Refit(
        MaskTrainer trainer, ImageSet training, ImageSet judging, IReadOnlyList<int> selected, float[]? weights)
    {
        if (_options.RefitSteps == 0)
        {
            return (double.NaN, null);
        }

        try
        {
            return trainer.Refit(training, judging, selected, weights, _options.Progress, _options.CancellationToken);
        }
        catch (OperationCanceledException) when (_options.CancellationToken.IsCancellationRequested)
        {
            // What was selected stays.
            return (double.NaN, null);
        }
    }

    // Of several channels, by their mean: a pixel is kept or dropped with all of them.
    private IReadOnlyList<int> SelectLinearly(float[] values, int[] learnt, bool[] isSelectable, float[]? weights)
    {
        PixelGrid grid = _layout.Grid;
        float[] pixels = grid.Channels == 1 ? values : MeanOfChannels(values);
        float[] rowWeights = new float[pixels.Length / grid.PixelCount];
        foreach (int row in learnt)
        {
            rowWeights[row] = 1;
        }

        var options = new LinearSelectionOptions
        {
            IsSelectable = isSelectable,
            ColumnWeights = weights?[..grid.PixelCount],
            Threads = _options.Threads,
        };
        try
        {
            var covariance = Covariance.Measure(pixels, grid.PixelCount, rowWeights, _options.Threads, _options.CancellationToken);
            return SelectLinearly(pixels, learnt, covariance, options);
        }
        catch (ArgumentException e)
        {
            // What varies a little, or in its channels but not in their mean, is constant to it.
            string what = grid.Channels == 1 ? "they" : "the means of their channels";
            throw new InvalidOperationException(
                $"{_options.Method} cannot select {_options.PixelCount} pixels of input column '{_inputName}' by what {what} have in common: "
                + $"{e.Message.Split('\n')[0]} Ask for fewer, or take another {nameof(PixelMaskOptions.Method)}.",
                e);
        }
    }

    private IReadOnlyList<int> SelectLinearly(float[] pixels, int[] learnt, Covariance covariance, LinearSelectionOptions options)
    {
        int count = _options.PixelCount;
        CancellationToken token = _options.CancellationToken;
        if (_options.Method == PixelMaskMethod.PivotedQr)
        {
            return PivotedQrSelection.Select(covariance, count, options, cancellationToken: token).Columns;
        }

        if (_options.Method == PixelMaskMethod.SpatialGreedyLinear)
        {
            var spatial = new SpatialSelectionOptions { Reach = _options.PixelReach };
            return SpatialSelection.Select(pixels, learnt, covariance, Positions(), count, options, spatial, _seed, token).Columns;
        }

        LinearSelection greedy = GreedySelection.Select(covariance, count, options, cancellationToken: token);
        LocalProgress? progress = _options.Progress is { } handler ? new(handler, count) : null;
        return _options.Method == PixelMaskMethod.GreedyLinear
            ? greedy.Columns
            : LocalSelection.Improve(pixels, learnt, covariance, greedy, options, new(), _seed, progress, token).Columns;
    }

    private IReadOnlyList<Vector3> Positions()
    {
        PixelGrid grid = _layout.Grid;
        IReadOnlyList<Vector3> positions = _options.PixelPositions
            ?? [.. Enumerable.Range(0, grid.PixelCount).Select(pixel => new Vector3(pixel % grid.Width, pixel / grid.Width, 0))];
        return positions.Count == grid.PixelCount
            ? positions
            : throw new InvalidOperationException(
                $"{nameof(PixelMaskOptions.PixelPositions)} must be one for each of the {grid.PixelCount} pixels of input column '{_inputName}', but "
                + $"there are {positions.Count}. Give each its own, row after row; channels share it.");
    }

    private float[] MeanOfChannels(float[] values)
    {
        PixelGrid grid = _layout.Grid;
        int rows = values.Length / grid.ValueCount;
        float[] means = new float[rows * grid.PixelCount];
        for (int row = 0; row < rows; row++)
        {
            for (int slot = 0; slot < grid.ValueCount; slot++)
            {
                means[(row * grid.PixelCount) + (slot % grid.PixelCount)] += values[(row * grid.ValueCount) + slot] / grid.Channels;
            }
        }

        return means;
    }

    private bool[] Selectable(float[] values)
    {
        PixelGrid grid = _layout.Grid;
        if (_options.ExcludedPixels.Any(pixel => pixel < 0 || pixel >= grid.PixelCount))
        {
            throw new InvalidOperationException(
                $"{nameof(PixelMaskOptions.ExcludedPixels)} must lie between 0 and {grid.PixelCount - 1}, the pixels of input column "
                + $"'{_inputName}', but one is {_options.ExcludedPixels.First(pixel => pixel < 0 || pixel >= grid.PixelCount)}. A pixel is its row "
                + $"x {grid.Width} + its column.");
        }

        bool[] slots = new bool[grid.ValueCount];
        for (int i = grid.ValueCount; i < values.Length; i++)
        {
            int slot = i % grid.ValueCount;
            slots[slot] |= values[i] != values[slot];
        }

        bool[] varies = new bool[grid.PixelCount];
        for (int slot = 0; slot < slots.Length; slot++)
        {
            varies[_layout.PixelOf(slot)] |= slots[slot];
        }

        bool[] isSelectable = [.. varies];
        foreach (int pixel in _options.ExcludedPixels)
        {
            isSelectable[pixel] = false;
        }

        int selectable = isSelectable.Count(one => one);
        return _options.PixelCount <= selectable
            ? isSelectable
            : throw new InvalidOperationException(
                $"{nameof(PixelMaskOptions.PixelCount)} = {_options.PixelCount} pixels are asked for, but only {selectable} of the "
                + $"{grid.PixelCount} pixels of input column '{_inputName}' can be selected: {varies.Count(one => !one)} are constant, "
                + $"{_options.ExcludedPixels.Distinct().Count()} are excluded. Ask for fewer, exclude fewer, or learn from images that differ in "
                + "more.");
    }

    private (int[] Learnt, int[] HeldOut) Split(int count)
    {
        int heldOut = Math.Min(MostHeldOut, (int)(count * _options.ValidationFraction));
        int[] order = new int[count];
        RowOrder.Fill(order, SeedStream.Member(_seed, 3), 0);

        // Each part in the order of the images, so that what is learnt does not depend on how they are dealt out.
        int[] second = [.. order.Take(heldOut).Order()];
        int[] first = [.. order.Skip(heldOut).Order()];
        return (first, second);
    }

    // Of mean 1, for every value of an image.
    private float[]? Weights()
    {
        if (_options.PixelWeights is not { } given)
        {
            return null;
        }

        PixelGrid grid = _layout.Grid;
        if (given.Count != grid.PixelCount)
        {
            throw new InvalidOperationException(
                $"{nameof(PixelMaskOptions.PixelWeights)} must be one for each of the {grid.PixelCount} pixels of input column '{_inputName}', but "
                + $"there are {given.Count}. Give each its own, row after row; channels share it.");
        }

        double mean = given.Average();
        float[] pixels = [.. given.Select(weight => (float)(weight / mean))];
        return [.. Enumerable.Range(0, grid.Channels).SelectMany(_ => pixels)];
    }

    private static double Baseline(ImageSet training, ImageSet judging, float[]? weights, LearningTask task) => task == LearningTask.Reconstruction
        ? ImageStatistics.ConstantError(training, judging, weights)
        : ImageStatistics.CommonestClassError(training, judging);

    private static double Unit(PixelScaling scaling, LearningTask task) => task == LearningTask.Reconstruction ? scaling.SquaredUnit : 1;
}
