using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.StudyWorker;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class StudyProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Study => _folder.Path("study");

    [TestMethod]
    public void Store_KilledTwentyTimes_LosesNothingAndRepeatsNothing()
    {
        const int Kills = 20;
        const int Units = 200;
        var random = new Random(4);
        var done = new HashSet<int>();
        int killedAtWork = 0;
        for (int run = 0; run <= Kills; run++)
        {
            using var worker = new WorkerProcess(Study, _folder.Path($"log {run}"), Units);
            worker.Go();
            if (run < Kills)
            {
                // One in four dies while it starts and opens the file, the others at work.
                bool atWork = run % 4 > 0;
                if (atWork)
                {
                    worker.WaitUntilAtWork();
                }

                Thread.Sleep(random.Next(atWork ? 40 : 200));
                worker.Kill();
            }
            else
            {
                worker.WaitUntilDone();
            }

            var halfDone = new HashSet<int>();
            foreach ((bool isEnd, int unit) in worker.Log())
            {
                Assert.DoesNotContain(unit, done, $"Run {run} worked on unit {unit}, which was complete before.");
                Assert.IsTrue(isEnd ? halfDone.Remove(unit) : halfDone.Add(unit), $"Run {run} worked on unit {unit} twice.");
                if (isEnd)
                {
                    done.Add(unit);
                }
            }

            killedAtWork += halfDone.Count > 0 ? 1 : 0;
        }

        Assert.IsGreaterThan(0, killedAtWork, "No run was killed in the middle of a unit.");
        CheckResults(Units);
    }

    [TestMethod]
    public void Store_ThreeProcessesOfWhichOneDies_WorkEachUnitOnce()
    {
        const int Units = 150;
        WorkerProcess[] workers = [.. Enumerable.Range(0, 3).Select(index => new WorkerProcess(Study, _folder.Path($"log {index}"), Units))];
        try
        {
            Array.ForEach(workers, worker => worker.WaitUntilReady());
            Array.ForEach(workers, worker => worker.Go());
            workers[0].WaitUntilAtWork();
            workers[0].Kill();
            workers[1].WaitUntilDone();
            workers[2].WaitUntilDone();

            // What the dead one began without an end had to be done again, by another one; nothing else was.
            int[] ended = [.. workers.SelectMany(worker => worker.Log()).Where(entry => entry.IsEnd).Select(entry => entry.Unit)];
            int[] began = [.. workers.SelectMany(worker => worker.Log()).Where(entry => !entry.IsEnd).Select(entry => entry.Unit)];
            int[] halfDone = [.. workers[0].Log().GroupBy(entry => entry.Unit).Where(entries => entries.Count() == 1).Select(entries => entries.Key)];
            CollectionAssert.AllItemsAreUnique(ended);
            foreach (int unit in Enumerable.Range(0, Units).Except(halfDone))
            {
                Assert.AreEqual(1, began.Count(other => other == unit), $"unit {unit}");
            }

            CheckResults(Units);
        }
        finally
        {
            Array.ForEach(workers, worker => worker.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private void CheckResults(int units)
    {
        using (var store = SqliteStudyStore.Open(Study, PretendWork.Fingerprint))
        {
            for (int unit = 0; unit < units; unit++)
            {
                Assert.AreEqual(PretendWork.Result(unit), store.Find(PretendWork.Key(unit)));
            }

            Assert.AreEqual("ok", store.Database.Scalar("PRAGMA integrity_check"));
            Assert.AreEqual((long)units, store.Database.Scalar("SELECT count(*) FROM unit"));
            Assert.AreEqual(0L, store.Database.Scalar("SELECT count(*) FROM claim"));
        }
    }
}
