namespace MLNet.FeatureGating.Training.Tests;

[TestClass]
public sealed class SplitMix64Tests
{
    [TestMethod]
    public void Next_FromAKnownState_GivesTheNumbersOfTheReference()
    {
        // The first numbers of S. Vigna's splitmix64.c from the state 1234567.
        ulong[] expected = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        var generator = new SplitMix64(1234567);

        CollectionAssert.AreEqual(expected, expected.Select(_ => generator.Next()).ToArray());
    }

    [TestMethod]
    public void NextSigned_ManyDraws_LieOnAGridAboutZero()
    {
        var generator = new SplitMix64(1);
        for (int i = 0; i < 10_000; i++)
        {
            double place = (generator.NextSigned() * (1 << 23)) - 0.5;

            Assert.AreEqual(Math.Round(place), place);
            Assert.IsInRange(-(1 << 23), (1 << 23) - 1, place);
        }
    }
}
