using MLNet.FeatureGating.Search.Storage;
using MLNet.FeatureGating.Tests.Support;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class StudyLeaseTests : IDisposable
{
    private static readonly TimeSpan Lease = new StudyStoreOptions().Lease;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly List<SqliteStudyStore> _stores = [];

    [TestMethod]
    [DataRow(0)]
    [DataRow(50)]
    [DataRow(-50)]
    [DataRow(3600)]
    public void TryClaim_OwnerElsewhereLives_IsRefused(int secondsOff)
    {
        SqliteStudyStore owner = Open(Elsewhere(1), _time.WithClockOff(TimeSpan.FromSeconds(secondsOff)));
        SqliteStudyStore other = Open(Elsewhere(2), _time);
        owner.TryClaim("unit");

        for (TimeSpan passed = TimeSpan.Zero; passed < 5 * Lease; passed += Lease / 4)
        {
            Assert.IsFalse(other.TryClaim("unit"), $"after {passed}");
            _time.Advance(Lease / 4);
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(50)]
    [DataRow(-50)]
    [DataRow(3600)]
    public void TryClaim_OwnerElsewhereFallsSilent_IsGrantedAfterTheLease(int secondsOff)
    {
        SqliteStudyStore owner = Open(Elsewhere(1), new ManualTime().WithClockOff(TimeSpan.FromSeconds(secondsOff)));
        SqliteStudyStore other = Open(Elsewhere(2), _time);
        owner.TryClaim("unit");

        Assert.IsFalse(other.TryClaim("unit"));
        _time.Advance(Lease - Moment);
        Assert.IsFalse(other.TryClaim("unit"));
        _time.Advance(2 * Moment);
        Assert.IsTrue(other.TryClaim("unit"));
        Assert.IsFalse(other.TryClaim("unit"));
    }

    [TestMethod]
    public void TryClaim_OwnerElsewhereLongSilentAtFirstSight_IsGranted()
    {
        Open(Elsewhere(1), new ManualTime()).TryClaim("unit");
        _time.Advance((3 * Lease) + Moment);

        Assert.IsTrue(Open(Elsewhere(2), _time).TryClaim("unit"));
    }

    [TestMethod]
    public void TryClaim_OwnerElsewhereMaybeSilentAtFirstSight_IsGrantedAfterTheLease()
    {
        Open(Elsewhere(1), new ManualTime()).TryClaim("unit");
        _time.Advance(1.5 * Lease);
        SqliteStudyStore other = Open(Elsewhere(2), _time);

        Assert.IsFalse(other.TryClaim("unit"));
        _time.Advance(Lease + Moment);
        Assert.IsTrue(other.TryClaim("unit"));
    }

    [TestMethod]
    public void TryClaim_OwnerHereHasEnded_IsGrantedAtOnce()
    {
        Open(ProcessIdentity.Current with { Id = int.MaxValue }, _time).TryClaim("unit");
        Open(ProcessIdentity.Current with { Start = "another" }, _time).TryClaim("another");
        SqliteStudyStore other = Open(ProcessIdentity.Current, _time);

        Assert.IsTrue(other.TryClaim("unit"));
        Assert.IsTrue(other.TryClaim("another"));
    }

    [TestMethod]
    public void TryClaim_OwnerHereRuns_IsRefused()
    {
        Open(ProcessIdentity.Current, _time).TryClaim("unit");

        Assert.IsFalse(Open(ProcessIdentity.Current, _time).TryClaim("unit"));
    }

    [TestMethod]
    public void TryClaim_IdleForLong_GivesASignOfLifeFirst()
    {
        using SqliteStudyStore owner = Studies.Open(
            _folder.Path("study"), new() { Process = Elsewhere(1), Time = _time, Heartbeat = TimeSpan.FromHours(2) });
        _time.Advance(TimeSpan.FromHours(1));

        owner.TryClaim("unit");

        Assert.IsFalse(Open(Elsewhere(2), _time).TryClaim("unit"));
    }

    [TestMethod]
    public void Complete_ClaimWasTakenOver_KeepsTheFirstResult()
    {
        SqliteStudyStore suspended = Open(Elsewhere(1), new ManualTime());
        suspended.TryClaim("unit");
        _time.Advance(4 * Lease);
        SqliteStudyStore other = Open(Elsewhere(2), _time);
        Assert.IsTrue(other.TryClaim("unit"));

        suspended.Complete("unit", "of the first");
        other.Complete("unit", "of the second");

        Assert.AreEqual("of the first", other.Find("unit"));
        Assert.IsFalse(other.TryClaim("unit"));
    }

    [TestMethod]
    public void Release_ClaimWasTakenOver_LeavesItToItsNewOwner()
    {
        SqliteStudyStore suspended = Open(Elsewhere(1), new ManualTime());
        suspended.TryClaim("unit");
        _time.Advance(4 * Lease);
        SqliteStudyStore other = Open(Elsewhere(2), _time);
        Assert.IsTrue(other.TryClaim("unit"));

        suspended.Release("unit");
        Assert.IsFalse(suspended.TryClaim("unit"));
        suspended.Dispose();

        Assert.IsFalse(Open(Elsewhere(3), _time).TryClaim("unit"));
    }

    [TestMethod]
    public void TryClaim_OwnerWakesUp_KeepsWhatNobodyTook()
    {
        var suspendedTime = new ManualTime();
        SqliteStudyStore suspended = Open(Elsewhere(1), suspendedTime);
        suspended.TryClaim("unit");
        _time.Advance(4 * Lease);
        SqliteStudyStore other = Open(Elsewhere(2), _time);

        suspendedTime.Advance(4 * Lease);

        Assert.IsFalse(other.TryClaim("unit"));
    }

    [TestMethod]
    public void Open_WorkersOfLongAgoWithoutClaims_AreForgotten()
    {
        SqliteStudyStore idle = Open(Elsewhere(1), new ManualTime());
        Open(Elsewhere(2), new ManualTime()).TryClaim("unit");
        _time.Advance(TimeSpan.FromDays(2));

        Open(Elsewhere(3), _time);

        Assert.AreEqual("2 3", Studies.Query(_folder.Path("study"), "SELECT group_concat(id, ' ') FROM worker"));
        Assert.IsTrue(idle.TryClaim("another"), "Who was forgotten but lives is entered again.");
    }

    [TestMethod]
    public void Heartbeat_FileCannotBeWritten_IsTriedAgain()
    {
        SqliteStudyStore owner = Open(Elsewhere(1), _time);
        owner.TryClaim("unit");
        owner.Database.Execute("PRAGMA query_only = 1");
        _time.Advance(Lease);
        SqliteStudyStore other = Open(Elsewhere(2), _time);
        Assert.IsFalse(other.TryClaim("unit"));

        owner.Database.Execute("PRAGMA query_only = 0");
        _time.Advance(Lease + Moment);

        Assert.IsFalse(other.TryClaim("unit"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _folder.Dispose();
    }

    private static ProcessIdentity Elsewhere(int machine) => new($"machine {machine}", 1, "then");

    private SqliteStudyStore Open(ProcessIdentity process, TimeProvider time)
    {
        _stores.Add(Studies.Open(_folder.Path("study"), new() { Process = process, Time = time }));
        return _stores[^1];
    }
}
