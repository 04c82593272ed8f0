// Some tests look at torch's global state (random numbers, threads): none may run beside another.
[assembly: DoNotParallelize]
