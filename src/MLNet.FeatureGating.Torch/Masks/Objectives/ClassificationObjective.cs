using static TorchSharp.torch;

namespace MLNet.FeatureGating.Masks;

/// <summary>The cross-entropy of the images' classes; reported are wrong answers.</summary>
internal sealed class ClassificationObjective : ImageObjective
{
    public override Tensor Loss(Tensor output, ImageBatch batch) =>
        output.log_softmax(1).gather(1, batch.Classes!.unsqueeze(1)).mean([0, 1]).neg();

    public override Tensor Error(Tensor output, ImageBatch batch) => (output.argmax(1) != batch.Classes!).type(ScalarType.Float32).sum();
}
