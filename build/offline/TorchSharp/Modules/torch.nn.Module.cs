using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // A tree of parameters, buffers and submodules, all of it managed. Fields of a module become its components, in the order in
        // which reflection gives them, when RegisterComponents is called; of two with the same name the first counts.
        public class Module : IDisposable
        {
            private readonly List<Module> _submodules = [];
            private readonly List<Parameter> _parameters = [];
            private readonly List<Tensor> _buffers = [];
            private bool _registered;
            private bool _disposed;

            internal Module()
            {
            }

            public virtual bool training { get; private set; } = true;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var module in _submodules)
                {
                    module.train(train);
                }
            }

            public virtual void eval() => train(false);

            public virtual IEnumerable<Parameter> parameters(bool recurse = true)
            {
                IEnumerable<Parameter> all = _parameters;
                if (recurse)
                {
                    all = all.Concat(_submodules.SelectMany(module => module.parameters()));
                }

                return all.Distinct<Parameter>(ReferenceEqualityComparer.Instance);
            }

            public virtual IEnumerable<Module> modules() =>
                _submodules.Concat(_submodules.SelectMany(module => module.modules())).Distinct();

            public virtual void register_module(string name, Module submodule) => RegisterComponent(name, submodule);

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
                var names = new HashSet<string>();
                for (var type = GetType(); type != typeof(Module) && type is not null; type = type.BaseType)
                {
                    foreach (var field in type.GetFields(Own))
                    {
                        if (field.GetValue(this) is { } value and (Module or Tensor) && names.Add(field.Name))
                        {
                            RegisterComponent(field.Name, value);
                        }
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
                foreach (var tensor in _parameters.Concat(_buffers))
                {
                    tensor.Dispose();
                }

                foreach (var module in _submodules)
                {
                    module.Dispose();
                }
            }

            private void RegisterComponent(string name, object component)
            {
                switch (component)
                {
                    case Module module:
                        module.RegisterComponents();
                        _submodules.Add(module);
                        break;
                    case Parameter parameter:
                        _parameters.Add(parameter);
                        break;
                    case Tensor buffer:
                        _buffers.Add(buffer);
                        break;
                    default:
                        throw new ArgumentNullException(name);
                }
            }
        }
    }
}
