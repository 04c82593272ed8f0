// Tensors out of nothing, out of managed memory, and out of one another.
#include "common.h"

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

FGT_EXPORT(Tensor*) fgt_full(const int64_t* sizes, int32_t size_count, Number value, Options options) {
  return own([&] { return at::full(dims(sizes, size_count), value.scalar(), at::TensorOptions(options)); });
}

FGT_EXPORT(Tensor*) fgt_arange(Number start, Number stop, Number step, Options options) {
  return own([&] { return at::arange(start.scalar(), stop.scalar(), step.scalar(), at::TensorOptions(options)); });
}

FGT_EXPORT(Tensor*) fgt_linspace(double start, double stop, int64_t steps, Options options) {
  return own([&] { return at::linspace(start, stop, steps, at::TensorOptions(options)); });
}

FGT_EXPORT(Tensor*) fgt_eye(int64_t rows, int64_t columns, Options options) {
  return own([&] { return at::eye(rows, columns, at::TensorOptions(options)); });
}

#define LIKE(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, Options options) { \
    return own([&] { return at::name(*a, at::TensorOptions(options)); }); \
  }

LIKE(empty_like)
LIKE(ones_like)
LIKE(rand_like)
LIKE(randn_like)
LIKE(zeros_like)

FGT_EXPORT(Tensor*) fgt_full_like(const Tensor* a, Number value, Options options) {
  return own([&] { return at::full_like(*a, value.scalar(), at::TensorOptions(options)); });
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

FGT_EXPORT(bool) fgt_detach_(Tensor* a) {
  return run([&] { a->detach_(); });
}

FGT_EXPORT(bool) fgt_is_leaf(const Tensor* a) { return a->is_leaf(); }

FGT_EXPORT(bool) fgt_copy_(Tensor* a, const Tensor* source, bool non_blocking) {
  return run([&] { a->copy_(*source, non_blocking); });
}

FGT_EXPORT(void*) fgt_data(const Tensor* a) {
  void* data = nullptr;
  run([&] { data = a->data_ptr(); });
  return data;
}
