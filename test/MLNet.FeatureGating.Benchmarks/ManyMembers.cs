using MLNet.FeatureGating.Training;

namespace MLNet.FeatureGating.Benchmarks;

/// <summary>What it brings to train members as one stack of tensors.</summary>
internal static class ManyMembers
{
    private const int Members = 40;
    private const int Rounds = 3;

    public static void Run()
    {
        foreach (NoiseSharing noise in Enum.GetValues<NoiseSharing>())
        {
            TrainingStudy together = StogStudy.Create(Members, noise);
            TrainingStudy alone = StogStudy.Create(1, noise);
            StogStudy.Seconds(together);
            StogStudy.Seconds(alone);
            var atOnce = new Sample();
            var oneByOne = new Sample();
            for (int round = 0; round < Rounds; round++)
            {
                atOnce.Add(StogStudy.Seconds(together));
                oneByOne.Add(Enumerable.Range(0, Members).Sum(_ => StogStudy.Seconds(alone)));
            }

            Console.WriteLine($"  {noise}: at once {atOnce}");
            Console.WriteLine($"  {noise}: one after another {oneByOne}");
            Console.WriteLine($"  {noise}: one after another / at once = {oneByOne.Median / atOnce.Median:F2}");
        }
    }
}
