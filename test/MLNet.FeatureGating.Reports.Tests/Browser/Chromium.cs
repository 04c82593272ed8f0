using System.Reflection;
using Microsoft.Playwright;

namespace MLNet.FeatureGating.Reports.Tests.Browser;

/// <summary>The machine's own Chromium, without a window. One serves all tests; it starts when the first asks for it.</summary>
[TestClass]
public static class Chromium
{
    private const string DebianPath = "/usr/bin/chromium";

    private static readonly Lazy<Task<IBrowser>> Instance = new(LaunchAsync);

    private static IPlaywright? _playwright;

    internal static Task<IBrowser> BrowserAsync() => Instance.Value;

    [AssemblyCleanup]
    public static async Task CloseAsync()
    {
        if (Instance.IsValueCreated && Instance.Value.IsCompletedSuccessfully)
        {
            await (await Instance.Value).CloseAsync();
        }

        _playwright?.Dispose();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        string path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : DebianPath;
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"The tests of the report page need Chromium, but there is no '{path}'. Install Debian's package 'chromium' "
                + "(apt-get install --no-install-recommends chromium), or set CHROMIUM to the path of the program.",
                path);
        }

        // The driver stays in the package's folder; no browser is ever downloaded.
        string driver = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "PlaywrightDriver").Value!;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", driver);
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            // Its sandbox does not work for root, and its shared memory is small in containers.
            Args = Environment.UserName == "root" ? ["--no-sandbox", "--disable-dev-shm-usage"] : ["--disable-dev-shm-usage"],
        });
    }
}
