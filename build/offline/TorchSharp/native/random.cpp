// Generators, and what is drawn from them.
#include "common.h"

#include <ATen/Context.h>

#include <mutex>

using namespace fgt;
using at::Generator;

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

FGT_EXPORT(void) fgt_generator_free(Generator* generator) { delete generator; }

// Of the CPU's default generator.
FGT_EXPORT(Tensor*) fgt_rng_state() {
  return own([] {
    auto generator = at::globalContext().defaultGenerator(at::kCPU);
    std::lock_guard<std::mutex> lock(generator.mutex());
    return generator.get_state();
  });
}

FGT_EXPORT(bool) fgt_normal_(Tensor* a, double mean, double std, const Generator* generator) {
  return run([&] { a->normal_(mean, std, generator_or_none(generator)); });
}

FGT_EXPORT(bool) fgt_uniform_(Tensor* a, double from, double to, const Generator* generator) {
  return run([&] { a->uniform_(from, to, generator_or_none(generator)); });
}
