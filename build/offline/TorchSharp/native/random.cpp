// Generators, and what is drawn from them.
#include "common.h"

#include <ATen/Context.h>

#include <mutex>

using namespace fgt;
using at::Generator;

namespace {

template <class Body> auto locked(Generator& generator, Body&& body) {
  std::lock_guard<std::mutex> lock(generator.mutex());
  return body();
}

}  // namespace

// A generator of its own for a device is a copy of the device's default one: so it is made without naming a CUDA type,
// whose headers a machine without the CUDA toolkit lacks.
FGT_EXPORT(Generator*) fgt_generator_new(uint64_t seed, Options options) {
  Generator* result = nullptr;
  run([&] {
    auto generator = at::globalContext().defaultGenerator(options.device()).clone();
    generator.set_current_seed(seed);
    result = new Generator(std::move(generator));
  });
  return result;
}

FGT_EXPORT(Generator*) fgt_generator_default() {
  Generator* result = nullptr;
  run([&] { result = new Generator(at::globalContext().defaultGenerator(at::kCPU)); });
  return result;
}

FGT_EXPORT(void) fgt_generator_free(Generator* generator) { delete generator; }

FGT_EXPORT(bool) fgt_generator_seed(Generator* generator, uint64_t seed) {
  return run([&] { locked(*generator, [&] { generator->set_current_seed(seed); }); });
}

FGT_EXPORT(uint64_t) fgt_generator_initial_seed(Generator* generator) { return generator->current_seed(); }

FGT_EXPORT(Tensor*) fgt_generator_get_state(Generator* generator) {
  return own([&] { return locked(*generator, [&] { return generator->get_state(); }); });
}

FGT_EXPORT(bool) fgt_generator_set_state(Generator* generator, const Tensor* state) {
  return run([&] { locked(*generator, [&] { generator->set_state(*state); }); });
}

// Seeds the default generator of every device.
FGT_EXPORT(bool) fgt_manual_seed(uint64_t seed) {
  return run([&] { at::manual_seed(seed); });
}

FGT_EXPORT(Tensor*)
fgt_rand(const int64_t* sizes, int32_t size_count, const Generator* generator, Options options) {
  return own([&] {
    return at::rand(dims(sizes, size_count), generator_or_none(generator), at::TensorOptions(options));
  });
}

FGT_EXPORT(Tensor*)
fgt_randn(const int64_t* sizes, int32_t size_count, const Generator* generator, Options options) {
  return own([&] {
    return at::randn(dims(sizes, size_count), generator_or_none(generator), at::TensorOptions(options));
  });
}

FGT_EXPORT(Tensor*)
fgt_randint(int64_t low, int64_t high, const int64_t* sizes, int32_t size_count, const Generator* generator,
            Options options) {
  return own([&] {
    return at::randint(low, high, dims(sizes, size_count), generator_or_none(generator), at::TensorOptions(options));
  });
}

FGT_EXPORT(Tensor*) fgt_randperm(int64_t n, const Generator* generator, Options options) {
  return own([&] { return at::randperm(n, generator_or_none(generator), at::TensorOptions(options)); });
}

FGT_EXPORT(bool) fgt_normal_(Tensor* a, double mean, double std, const Generator* generator) {
  return run([&] { a->normal_(mean, std, generator_or_none(generator)); });
}

FGT_EXPORT(bool) fgt_uniform_(Tensor* a, double from, double to, const Generator* generator) {
  return run([&] { a->uniform_(from, to, generator_or_none(generator)); });
}

FGT_EXPORT(bool) fgt_exponential_(Tensor* a, double lambda, const Generator* generator) {
  return run([&] { a->exponential_(lambda, generator_or_none(generator)); });
}

FGT_EXPORT(bool) fgt_bernoulli_(Tensor* a, double p, const Generator* generator) {
  return run([&] { a->bernoulli_(p, generator_or_none(generator)); });
}

FGT_EXPORT(Tensor*) fgt_bernoulli(const Tensor* a, const Generator* generator) {
  return own([&] { return at::bernoulli(*a, generator_or_none(generator)); });
}

FGT_EXPORT(Tensor*)
fgt_multinomial(const Tensor* a, int64_t count, bool replacement, const Generator* generator) {
  return own([&] { return at::multinomial(*a, count, replacement, generator_or_none(generator)); });
}
