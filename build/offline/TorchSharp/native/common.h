// What every file of the C interface shares: handles, arguments, and the guard that keeps C++ exceptions from crossing
// into managed code.
#pragma once

#include <ATen/ATen.h>
#include <torch/version.h>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#define FGT_EXPORT(type) extern "C" __attribute__((visibility("default"))) type

namespace fgt {

using at::Tensor;

// libtorch moved from its own optional to the standard one; the two never met in one version.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 5)
template <class T> using Optional = std::optional<T>;
#else
template <class T> using Optional = c10::optional<T>;
#endif

// Keeps the message of the exception being handled for fgt_last_error.
void remember_current_exception() noexcept;

// Runs a body that makes a tensor and hands it over as a handle; null says that it failed.
template <class Body> Tensor* own(Body&& body) noexcept {
  try {
    return new Tensor(body());
  } catch (...) {
    remember_current_exception();
    return nullptr;
  }
}

// Runs a body for its effect; false says that it failed.
template <class Body> bool run(Body&& body) noexcept {
  try {
    body();
    return true;
  } catch (...) {
    remember_current_exception();
    return false;
  }
}

// Where and as what a new tensor is made; dtype -1 stands for libtorch's default.
struct Options {
  int32_t dtype;
  int32_t device_type;
  int32_t device_index;
  int32_t unused;

  at::Device device() const {
    return {static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index)};
  }

  operator at::TensorOptions() const {
    auto options = at::TensorOptions().device(device());
    return dtype < 0 ? options : options.dtype(static_cast<at::ScalarType>(dtype));
  }
};

inline at::IntArrayRef dims(const int64_t* values, int32_t count) {
  return {values, static_cast<size_t>(count)};
}

inline Optional<at::ScalarType> dtype_or_none(int32_t dtype) {
  if (dtype < 0) return {};
  return static_cast<at::ScalarType>(dtype);
}

inline Optional<at::Generator> generator_or_none(const at::Generator* generator) {
  if (!generator) return {};
  return *generator;
}

inline std::vector<Tensor> list(Tensor* const* tensors, int32_t count) {
  std::vector<Tensor> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; ++i) result.push_back(*tensors[i]);
  return result;
}

// A result whose length only the operation knows: kept for this thread until the caller, told the length, takes it.
int32_t keep_list(std::vector<Tensor>&& tensors);

}  // namespace fgt
