using System.Runtime.CompilerServices;

namespace MLNet.FeatureGating.Training.Cpu;

/// <summary>The ends of products.</summary>
internal static unsafe class ProductEnds
{
    internal readonly struct Store<T> : IProductEnd<T>
        where T : unmanaged, ILanes<T>
    {
        public static bool HasBias => false;

        [MethodImpl(Jit.Inline)]
        public static T Finish(T sums, float* stored, float* activations) => sums;
    }

    /// <summary>Adds to what is there.</summary>
    internal readonly struct Accumulate<T> : IProductEnd<T>
        where T : unmanaged, ILanes<T>
    {
        public static bool HasBias => false;

        [MethodImpl(Jit.Inline)]
        public static T Finish(T sums, float* stored, float* activations) => sums + T.Load(stored);
    }

    internal readonly struct Bias<T> : IProductEnd<T>
        where T : unmanaged, ILanes<T>
    {
        public static bool HasBias => true;

        [MethodImpl(Jit.Inline)]
        public static T Finish(T sums, float* stored, float* activations) => sums;
    }

    internal readonly struct BiasRelu<T> : IProductEnd<T>
        where T : unmanaged, ILanes<T>
    {
        public static bool HasBias => true;

        [MethodImpl(Jit.Inline)]
        public static T Finish(T sums, float* stored, float* activations) => T.Max(T.Zero, sums);
    }

    /// <summary>The gradient of a ReLU whose outputs are given.</summary>
    internal readonly struct ReluSlope<T> : IProductEnd<T>
        where T : unmanaged, ILanes<T>
    {
        public static bool HasBias => false;

        [MethodImpl(Jit.Inline)]
        public static T Finish(T sums, float* stored, float* activations) =>
            T.Select(T.GreaterThan(T.Load(activations), T.Zero), sums, T.Zero);
    }
}
