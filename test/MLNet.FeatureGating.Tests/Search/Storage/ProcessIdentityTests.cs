using System.Diagnostics;
using MLNet.FeatureGating.Search.Storage;

namespace MLNet.FeatureGating.Tests.Search.Storage;

[TestClass]
public sealed class ProcessIdentityTests
{
    [TestMethod]
    public void Current_IsThisProcess()
    {
        Assert.AreEqual(Environment.ProcessId, ProcessIdentity.Current.Id);
        Assert.AreNotEqual(string.Empty, ProcessIdentity.Current.Start);
        Assert.Contains(Environment.MachineName, ProcessIdentity.Current.Machine);
    }

    [TestMethod]
    public void HasEnded_ThisProcess_IsFalse() => Assert.IsFalse(ProcessIdentity.Current.HasEnded);

    [TestMethod]
    public void HasEnded_NoSuchProcess_IsTrue() => Assert.IsTrue((ProcessIdentity.Current with { Id = int.MaxValue }).HasEnded);

    [TestMethod]
    public void HasEnded_SameIdOtherStart_IsTrue() => Assert.IsTrue((ProcessIdentity.Current with { Start = "0" }).HasEnded);

    [TestMethod]
    public void HasEnded_StartIsNotKnown_IsFalse() => Assert.IsFalse((ProcessIdentity.Current with { Start = string.Empty }).HasEnded);

    [TestMethod]
    public void HasEnded_AnotherMachine_IsFalse() =>
        Assert.IsFalse((ProcessIdentity.Current with { Machine = "another", Id = int.MaxValue }).HasEnded, "Nothing is known of it.");

    [TestMethod]
    public void HasEnded_AnotherProcess_IsTrueOnceItHas()
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { typeof(ProcessIdentityTests).Assembly.Location + ".none" },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        ProcessIdentity identity = ProcessIdentity.Current with { Id = process.Id, Start = string.Empty };
        process.Kill();
        process.WaitForExit();

        Assert.IsTrue(identity.HasEnded);
    }
}
