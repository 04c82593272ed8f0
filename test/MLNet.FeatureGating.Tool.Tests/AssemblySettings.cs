// Each test starts processes that use all processors: one after another they take no longer.
[assembly: DoNotParallelize]
