using MLNet.FeatureGating.Gates;

namespace MLNet.FeatureGating.Training.Torch;

/// <summary>Gives the noise of training steps in place of torch's generators, so that engines can be held against each other.</summary>
internal interface INoiseFeed
{
    /// <summary>Gives what a stochastic law's <see cref="FeatureGate.Draw"/> takes.</summary>
    /// <param name="member">The index of the member in the study.</param>
    /// <param name="place">The index of the place of gates in <see cref="GateBank.Sites"/>.</param>
    /// <param name="step">The number of the training step, from 0.</param>
    /// <param name="rows">The number of rows: 1 where all of the step share a draw.</param>
    /// <param name="noise">Rows x the numbers that the law wants, to overwrite.</param>
    void Fill(int member, int place, long step, int rows, Span<float> noise);
}
