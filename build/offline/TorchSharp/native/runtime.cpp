// Errors, versions, threads, devices, and the life of a handle.
#include "common.h"

#include <ATen/Parallel.h>
#include <c10/util/Exception.h>
#include <dlfcn.h>
#include <torch/cuda.h>

#include <exception>
#include <string>

using namespace fgt;

namespace {

thread_local std::string last_error;
thread_local std::vector<Tensor> kept_list;

}  // namespace

namespace fgt {

void remember_current_exception() noexcept {
  try {
    throw;
  } catch (const c10::Error& error) {
    last_error = error.what_without_backtrace();
  } catch (const std::exception& error) {
    last_error = error.what();
  } catch (...) {
    last_error = "libtorch failed without saying why";
  }
}

int32_t keep_list(std::vector<Tensor>&& tensors) {
  kept_list = std::move(tensors);
  return static_cast<int32_t>(kept_list.size());
}

}  // namespace fgt

FGT_EXPORT(const char*) fgt_last_error() { return last_error.c_str(); }

FGT_EXPORT(const char*) fgt_version() { return TORCH_VERSION; }

// An undefined tensor (the gradient of an unused input) becomes a null handle.
FGT_EXPORT(void) fgt_take_list(Tensor** to) {
  for (size_t i = 0; i < kept_list.size(); ++i)
    to[i] = kept_list[i].defined() ? new Tensor(std::move(kept_list[i])) : nullptr;
  kept_list.clear();
}

FGT_EXPORT(void) fgt_free(Tensor* tensor) { delete tensor; }

FGT_EXPORT(int32_t) fgt_get_num_threads() { return at::get_num_threads(); }

// libtorch tells OpenMP and MKL only; a system libtorch may run on an OpenBLAS that has threads of its own.
FGT_EXPORT(bool) fgt_set_num_threads(int32_t count) {
  return run([&] {
    at::set_num_threads(count);
    if (void* symbol = dlsym(RTLD_DEFAULT, "openblas_set_num_threads"))
      reinterpret_cast<void (*)(int)>(symbol)(count);
  });
}

FGT_EXPORT(bool) fgt_cuda_is_available() {
  try {
    return torch::cuda::is_available();
  } catch (...) {
    return false;
  }
}
