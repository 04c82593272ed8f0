// What shape a tensor has, and other views of it.
#include "common.h"

using namespace fgt;

FGT_EXPORT(int64_t) fgt_dim(const Tensor* a) { return a->dim(); }
FGT_EXPORT(int64_t) fgt_numel(const Tensor* a) { return a->numel(); }
FGT_EXPORT(int64_t) fgt_element_size(const Tensor* a) { return a->element_size(); }
FGT_EXPORT(int32_t) fgt_dtype(const Tensor* a) { return static_cast<int32_t>(a->scalar_type()); }
FGT_EXPORT(int32_t) fgt_device_type(const Tensor* a) { return static_cast<int32_t>(a->device().type()); }
FGT_EXPORT(int32_t) fgt_device_index(const Tensor* a) { return a->device().index(); }
FGT_EXPORT(bool) fgt_is_contiguous(const Tensor* a) { return a->is_contiguous(); }

FGT_EXPORT(bool) fgt_size(const Tensor* a, int64_t dim, int64_t* result) {
  return run([&] { *result = a->size(dim); });
}

// Sizes and strides fill at most `capacity` places and give back how many there are in all.
FGT_EXPORT(int32_t) fgt_sizes(const Tensor* a, int64_t* to, int32_t capacity) {
  auto sizes = a->sizes();
  for (size_t i = 0; i < sizes.size() && i < static_cast<size_t>(capacity); ++i) to[i] = sizes[i];
  return static_cast<int32_t>(sizes.size());
}

FGT_EXPORT(int32_t) fgt_strides(const Tensor* a, int64_t* to, int32_t capacity) {
  auto strides = a->strides();
  for (size_t i = 0; i < strides.size() && i < static_cast<size_t>(capacity); ++i) to[i] = strides[i];
  return static_cast<int32_t>(strides.size());
}

#define WITH_DIMS(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const int64_t* values, int32_t count) { \
    return own([&] { return a->name(dims(values, count)); }); \
  }

WITH_DIMS(expand)
WITH_DIMS(flip)
WITH_DIMS(permute)
WITH_DIMS(repeat)
WITH_DIMS(reshape)
WITH_DIMS(view)

FGT_EXPORT(Tensor*) fgt_t(const Tensor* a) {
  return own([&] { return a->t(); });
}

FGT_EXPORT(Tensor*) fgt_transpose(const Tensor* a, int64_t dim0, int64_t dim1) {
  return own([&] { return a->transpose(dim0, dim1); });
}

FGT_EXPORT(Tensor*) fgt_unsqueeze(const Tensor* a, int64_t dim) {
  return own([&] { return a->unsqueeze(dim); });
}

FGT_EXPORT(Tensor*) fgt_squeeze(const Tensor* a) {
  return own([&] { return a->squeeze(); });
}

FGT_EXPORT(Tensor*) fgt_squeeze_dim(const Tensor* a, int64_t dim) {
  return own([&] { return a->squeeze(dim); });
}

FGT_EXPORT(Tensor*) fgt_flatten(const Tensor* a, int64_t start_dim, int64_t end_dim) {
  return own([&] { return a->flatten(start_dim, end_dim); });
}

FGT_EXPORT(Tensor*) fgt_narrow(const Tensor* a, int64_t dim, int64_t start, int64_t length) {
  return own([&] { return a->narrow(dim, start, length); });
}

FGT_EXPORT(Tensor*) fgt_slice(const Tensor* a, int64_t dim, int64_t start, int64_t stop, int64_t step) {
  return own([&] { return a->slice(dim, start, stop, step); });
}

FGT_EXPORT(Tensor*) fgt_select(const Tensor* a, int64_t dim, int64_t index) {
  return own([&] { return a->select(dim, index); });
}

FGT_EXPORT(Tensor*) fgt_tril(const Tensor* a, int64_t diagonal) {
  return own([&] { return a->tril(diagonal); });
}

FGT_EXPORT(Tensor*) fgt_triu(const Tensor* a, int64_t diagonal) {
  return own([&] { return a->triu(diagonal); });
}

FGT_EXPORT(Tensor*) fgt_diag(const Tensor* a, int64_t diagonal) {
  return own([&] { return a->diag(diagonal); });
}

FGT_EXPORT(Tensor*) fgt_cat(Tensor* const* tensors, int32_t count, int64_t dim) {
  return own([&] { return at::cat(list(tensors, count), dim); });
}

FGT_EXPORT(Tensor*) fgt_stack(Tensor* const* tensors, int32_t count, int64_t dim) {
  return own([&] { return at::stack(list(tensors, count), dim); });
}

FGT_EXPORT(int32_t) fgt_chunk(const Tensor* a, int64_t chunks, int64_t dim) {
  int32_t count = -1;
  run([&] { count = keep_list(a->chunk(chunks, dim)); });
  return count;
}

FGT_EXPORT(int32_t) fgt_split(const Tensor* a, int64_t size, int64_t dim) {
  int32_t count = -1;
  run([&] { count = keep_list(a->split(size, dim)); });
  return count;
}

FGT_EXPORT(int32_t) fgt_split_sizes(const Tensor* a, const int64_t* sizes, int32_t size_count, int64_t dim) {
  int32_t count = -1;
  run([&] { count = keep_list(a->split_with_sizes(dims(sizes, size_count), dim)); });
  return count;
}

FGT_EXPORT(int32_t) fgt_unbind(const Tensor* a, int64_t dim) {
  int32_t count = -1;
  run([&] { count = keep_list(a->unbind(dim)); });
  return count;
}
