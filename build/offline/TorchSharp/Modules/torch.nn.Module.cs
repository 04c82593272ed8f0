using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // A tree of named parameters and submodules, all of it managed. Fields of a module become its components, in the order
        // in which reflection gives them, when RegisterComponents is called.
        public class Module : IDisposable
        {
            private readonly List<(string Name, Module Module)> _submodules = [];
            private readonly List<(string Name, Parameter Parameter)> _parameters = [];
            private readonly string _name;
            private bool _registered;
            private bool _disposed;

            protected Module(string name)
            {
                _name = name;
            }

            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => _name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, module) in named_children())
                {
                    module.train(train);
                }
            }

            public virtual void eval() => train(false);

            public virtual IEnumerable<(string name, Module module)> named_children() => _submodules;

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            public virtual IEnumerable<(string name, Module module)> named_modules() =>
                _submodules.Concat(_submodules.SelectMany(
                    child => child.Module.named_modules().Select(inner => ($"{child.Name}.{inner.name}", inner.module))));

            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
                IEnumerable<(string Name, Parameter Parameter)> all = _parameters;
                if (recurse)
                {
                    all = all.Concat(_submodules.SelectMany(
                        child => child.Module.named_parameters().Select(inner => ($"{child.Name}.{inner.name}", inner.parameter))));
                }

                return all.Where(named => seen.Add(named.Parameter));
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(named => named.parameter);

            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach (var (name, parameter) in named_parameters())
                {
                    destination.TryAdd(string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}", parameter);
                }

                return destination;
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (_parameters.Exists(known => known.Name == name))
                {
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                }

                _parameters.Add((name, param));
            }

            public virtual void register_module(string name, Module submodule)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"module name can't contain \".\", got: {name}");
                }

                if (_submodules.Exists(known => known.Name == name))
                {
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                }

                submodule.RegisterComponents();
                _submodules.Add((name, submodule));
            }

            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }

            protected virtual void RegisterComponents()
            {
                if (_registered)
                {
                    return;
                }

                _registered = true;
                const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                for (var type = GetType(); type != typeof(Module) && type is not null; type = type.BaseType)
                {
                    foreach (var field in type.GetFields(Own))
                    {
                        RegisterComponent(field.Name, field.GetValue(this));
                    }
                }
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (var (_, parameter) in _parameters)
                {
                    parameter.Dispose();
                }

                foreach (var (_, module) in _submodules)
                {
                    module.Dispose();
                }
            }

            private void RegisterComponent(string name, object? value)
            {
                if (_parameters.Exists(known => known.Name == name) || _submodules.Exists(known => known.Name == name))
                {
                    return;
                }

                switch (value)
                {
                    case Module module:
                        register_module(name, module);
                        break;
                    case Parameter parameter:
                        register_parameter(name, parameter);
                        break;
                    case Tensor:
                        throw new NotSupportedException($"The TorchSharp stand-in has no buffers; {name} is one.");
                    default:
                        break;
                }
            }
        }
    }
}
