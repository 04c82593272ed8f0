using Mono.Cecil.Cil;

namespace MLNet.FeatureGating.SurfaceTests;

/// <summary>The stand-ins and the assemblies that call them, read as metadata.</summary>
internal sealed class AssemblySet : IDisposable
{
    private readonly Resolver _resolver = new();

    public AssemblySet()
    {
        foreach (string project in Repository.StandIns.Concat(Repository.Consumers))
        {
            _resolver.AddSearchDirectory(Repository.BinFolderOf(project));
        }

        _resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        StandIns = [.. Repository.StandIns.Select(Read)];
    }

    public IReadOnlyList<ModuleDefinition> StandIns { get; }

    /// <summary>Read when they are asked for: what only looks at the stand-ins does not need them built.</summary>
    public IReadOnlyList<ModuleDefinition> Consumers => field ??= [.. Repository.Consumers.Select(Read)];

    public void Dispose() => _resolver.Dispose();

    private ModuleDefinition Read(string project)
    {
        string path = Path.Combine(Repository.BinFolderOf(project), project + ".dll");
        ReaderParameters parameters = new()
        {
            AssemblyResolver = _resolver,
            InMemory = true,
            ReadSymbols = true,
            SymbolReaderProvider = new DefaultSymbolReaderProvider(throwIfNoSymbol: false),
        };
        ModuleDefinition module = ModuleDefinition.ReadModule(path, parameters);
        _resolver.Remember(module);
        return module;
    }

    // A member is known by its identity: every reference has to lead to the one reading of its assembly.
    private sealed class Resolver : DefaultAssemblyResolver
    {
        public void Remember(ModuleDefinition module) => RegisterAssembly(module.Assembly);
    }
}
