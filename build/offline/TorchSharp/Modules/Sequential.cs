using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor>[] _modules;

    internal Sequential(nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        _modules = modules;
        for (var i = 0; i < modules.Length; i++)
        {
            register_module(i.ToString(CultureInfo.InvariantCulture), modules[i]);
        }
    }

    // Disposes of what lies between the modules, as TorchSharp does.
    public override Tensor forward(Tensor tensor)
    {
        if (_modules.Length == 0)
        {
            return tensor.alias();
        }

        var result = _modules[0].call(tensor);
        foreach (var module in _modules.AsSpan(1))
        {
            var before = result;
            result = module.call(before);
            before.Dispose();
        }

        return result;
    }
}
