using System.IO.Compression;
using Microsoft.ML.Offline;

namespace Microsoft.ML;

/// <summary>Where a component writes itself: a folder of the model file. It is the stock component that ends up writing
/// which records the loader, so that a transformer of another library may pass the context on to a stock one it wraps.</summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly string _folder;
    private bool _written;

    internal ModelSaveContext(ZipArchive archive, string folder)
    {
        _archive = archive;
        _folder = folder;
    }

    public void Dispose()
    {
    }

    internal static void SaveRoot(ZipArchive archive, ICanSaveModel model) => Save(archive, ModelFile.RootFolder, model);

    /// <summary>Writes the one entry of a component: its loader's name, then its content.</summary>
    internal void Write(string loaderName, Action<BinaryWriter> content)
    {
        Require.State(!_written, "A component has already been saved into this context.");
        _written = true;
        ModelFile.WriteEntry(_archive, ModelFile.EntryName(_folder), writer =>
        {
            writer.Write(loaderName);
            content(writer);
        });
    }

    /// <summary>Saves a part of a component into a folder below its own. The component itself must have been written.</summary>
    internal void SavePart(string name, ICanSaveModel part) => Save(_archive, $"{_folder}/{name}", part);

    private static void Save(ZipArchive archive, string folder, ICanSaveModel component)
    {
        using var context = new ModelSaveContext(archive, folder);
        component.Save(context);
        Require.State(context._written, $"{component.GetType().Name} cannot be saved: it wrote nothing that could be loaded again.");
    }
}
