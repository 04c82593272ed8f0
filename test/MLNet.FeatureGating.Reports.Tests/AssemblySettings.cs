// One browser serves all tests, each in a page of its own.
[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
