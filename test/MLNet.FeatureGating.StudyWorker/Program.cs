// Works units of a study file until all of them are done, together with whoever else does.
// usage: MLNet.FeatureGating.StudyWorker STUDY LOG UNITS
//        MLNet.FeatureGating.StudyWorker experiment STUDY
// The second runs a small lambda experiment, and prints what it found out.
// prints "ready" once the file is open, and begins once it is told anything;
// the log, a new file, gets "begin N" before a unit is computed, and "end N" once its result is kept.
using System.Globalization;
using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.StudyWorker;

const int ThreadCount = 2;
if (args is ["experiment", string experimentPath])
{
    Console.WriteLine(SmallExperiment.Run(experimentPath, ThreadCount));
    return 0;
}

if (args is not [string studyPath, string logPath, string unitCount])
{
    Console.Error.WriteLine("usage: MLNet.FeatureGating.StudyWorker STUDY LOG UNITS | experiment STUDY");
    return 2;
}

int units = int.Parse(unitCount, CultureInfo.InvariantCulture);
using var log = new StreamWriter(new FileStream(logPath, FileMode.CreateNew, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
using TextWriter together = TextWriter.Synchronized(log);

// So long a lease never ends here: what a dead process had must be free at once.
using var store = SqliteStudyStore.Open(studyPath, PretendWork.Fingerprint, new() { Lease = TimeSpan.FromHours(1) });
Console.WriteLine("ready");
Console.ReadLine();
Parallel.For(0, ThreadCount, thread =>
{
    while (!WorkAll(thread * units / ThreadCount))
    {
        Thread.Sleep(5);
    }
});
return 0;

bool WorkAll(int first)
{
    bool all = true;
    for (int i = 0; i < units; i++)
    {
        int unit = (first + i) % units;
        string key = PretendWork.Key(unit);
        if (store.Find(key) is null)
        {
            all &= store.TryClaim(key) && Work(unit, key);
        }
    }

    return all;
}

bool Work(int unit, string key)
{
    together.WriteLine(string.Create(CultureInfo.InvariantCulture, $"begin {unit}"));
    Thread.Sleep(2);
    store.Complete(key, PretendWork.Result(unit));
    together.WriteLine(string.Create(CultureInfo.InvariantCulture, $"end {unit}"));
    return true;
}
