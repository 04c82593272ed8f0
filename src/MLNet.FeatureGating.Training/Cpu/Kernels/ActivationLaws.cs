using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The non-linearities, as <see cref="Activation"/> describes them.</summary>
internal static class ActivationLaws
{
    internal readonly struct Relu<T> : IActivationLaw<T>
        where T : unmanaged, ILanes<T>
    {
        [MethodImpl(Jit.Inline)]
        public static T Apply(T input) => T.Max(T.Zero, input);

        [MethodImpl(Jit.Inline)]
        public static T Slope(T output) => T.GreaterThan(output, T.Zero) & T.Create(1);
    }

    internal readonly struct LeakyRelu<T> : IActivationLaw<T>
        where T : unmanaged, ILanes<T>
    {
        private const float Leak = 0.01f;

        [MethodImpl(Jit.Inline)]
        public static T Apply(T input) => T.Max(input * T.Create(Leak), input);

        [MethodImpl(Jit.Inline)]
        public static T Slope(T output) => T.Select(T.GreaterThan(output, T.Zero), T.Create(1), T.Create(Leak));
    }

    internal readonly struct Tanh<T> : IActivationLaw<T>
        where T : unmanaged, ILanes<T>
    {
        [MethodImpl(Jit.Inline)]
        public static T Apply(T input) => LaneMath<T>.Tanh(input);

        [MethodImpl(Jit.Inline)]
        public static T Slope(T output) => T.Create(1) - (output * output);
    }

    internal readonly struct Sigmoid<T> : IActivationLaw<T>
        where T : unmanaged, ILanes<T>
    {
        [MethodImpl(Jit.Inline)]
        public static T Apply(T input) => LaneMath<T>.Sigmoid(input);

        [MethodImpl(Jit.Inline)]
        public static T Slope(T output) => output * (T.Create(1) - output);
    }

    internal readonly struct Selu<T> : IActivationLaw<T>
        where T : unmanaged, ILanes<T>
    {
        private const float Scale = 1.0507009873554805f;
        private const float Alpha = 1.6732632423543772f;

        [MethodImpl(Jit.Inline)]
        public static T Apply(T input) => T.MultiplyAdd(
            LaneMath<T>.Expm1(T.Min(T.Zero, input)), T.Create(Scale * Alpha), T.Max(T.Zero, input) * T.Create(Scale));

        [MethodImpl(Jit.Inline)]
        public static T Slope(T output) =>
            T.Select(T.GreaterThan(output, T.Zero), T.Create(Scale), output + T.Create(Scale * Alpha));
    }
}
