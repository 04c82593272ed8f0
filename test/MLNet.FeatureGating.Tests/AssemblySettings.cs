// Some tests look at torch's global state (random numbers, live tensors): none may run beside another.
[assembly: DoNotParallelize]
