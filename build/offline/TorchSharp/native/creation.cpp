// Tensors out of nothing, out of managed memory, and out of one another.
#include "common.h"

#include <cstring>

using namespace fgt;

// Copies: managed memory moves, and the tensor outlives it.
FGT_EXPORT(Tensor*)
fgt_from_data(void* data, int32_t data_dtype, const int64_t* sizes, int32_t size_count, Options options) {
  return own([&] {
    auto view = at::from_blob(data, dims(sizes, size_count),
                              at::TensorOptions().dtype(static_cast<at::ScalarType>(data_dtype)));
    return view.to(at::TensorOptions(options), /*non_blocking=*/false, /*copy=*/true);
  });
}

#define SIZED(name)                                                                           \
  FGT_EXPORT(Tensor*) fgt_##name(const int64_t* sizes, int32_t size_count, Options options) { \
    return own([&] { return at::name(dims(sizes, size_count), at::TensorOptions(options)); }); \
  }

SIZED(empty)
SIZED(ones)
SIZED(zeros)

FGT_EXPORT(Tensor*) fgt_full(const int64_t* sizes, int32_t size_count, double value, Options options) {
  return own([&] { return at::full(dims(sizes, size_count), value, at::TensorOptions(options)); });
}

FGT_EXPORT(Tensor*) fgt_zeros_like(const Tensor* a, Options options) {
  return own([&] { return at::zeros_like(*a, at::TensorOptions(options)); });
}

FGT_EXPORT(Tensor*) fgt_to(const Tensor* a, Options options) {
  return own([&] { return a->to(at::TensorOptions(options)); });
}

FGT_EXPORT(Tensor*) fgt_to_dtype(const Tensor* a, int32_t dtype) {
  return own([&] { return a->to(static_cast<at::ScalarType>(dtype)); });
}

#define METHOD(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a) { \
    return own([&] { return a->name(); }); \
  }

METHOD(alias)
METHOD(clone)
METHOD(contiguous)
METHOD(cpu)
METHOD(detach)

FGT_EXPORT(bool) fgt_copy_(Tensor* a, const Tensor* source, bool non_blocking) {
  return run([&] { a->copy_(*source, non_blocking); });
}

// In row-major order, whatever the strides. The tensor is on the CPU.
FGT_EXPORT(bool) fgt_read(const Tensor* a, void* to) {
  return run([&] {
    auto elements = a->contiguous();
    std::memcpy(to, elements.data_ptr(), elements.nbytes());
  });
}
