// What a tensor is, other views of it, and its elements in other places.
#include "common.h"

using namespace fgt;

FGT_EXPORT(int64_t) fgt_numel(const Tensor* a) { return a->numel(); }

FGT_EXPORT(bool) fgt_is_contiguous(const Tensor* a) { return a->is_contiguous(); }

// The memory itself, not of the host for a tensor that lies elsewhere.
FGT_EXPORT(void*) fgt_data_ptr(const Tensor* a) { return a->data_ptr(); }
FGT_EXPORT(int32_t) fgt_dtype(const Tensor* a) { return static_cast<int32_t>(a->scalar_type()); }
FGT_EXPORT(int32_t) fgt_device_type(const Tensor* a) { return static_cast<int32_t>(a->device().type()); }
FGT_EXPORT(int32_t) fgt_device_index(const Tensor* a) { return a->device().index(); }

// Fills at most `capacity` places and gives back how many sizes there are in all.
FGT_EXPORT(int32_t) fgt_sizes(const Tensor* a, int64_t* to, int32_t capacity) {
  auto sizes = a->sizes();
  for (size_t i = 0; i < sizes.size() && i < static_cast<size_t>(capacity); ++i) to[i] = sizes[i];
  return static_cast<int32_t>(sizes.size());
}

#define WITH_DIMS(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const int64_t* values, int32_t count) { \
    return own([&] { return a->name(dims(values, count)); }); \
  }

WITH_DIMS(expand)
WITH_DIMS(reshape)
WITH_DIMS(view)

FGT_EXPORT(Tensor*) fgt_unsqueeze(const Tensor* a, int64_t dim) {
  return own([&] { return a->unsqueeze(dim); });
}

FGT_EXPORT(Tensor*) fgt_squeeze(const Tensor* a) {
  return own([&] { return a->squeeze(); });
}

FGT_EXPORT(Tensor*) fgt_squeeze_dim(const Tensor* a, int64_t dim) {
  return own([&] { return a->squeeze(dim); });
}

FGT_EXPORT(Tensor*) fgt_transpose(const Tensor* a, int64_t dim0, int64_t dim1) {
  return own([&] { return a->transpose(dim0, dim1); });
}

FGT_EXPORT(Tensor*) fgt_diag(const Tensor* a, int64_t diagonal) {
  return own([&] { return a->diag(diagonal); });
}

FGT_EXPORT(Tensor*) fgt_narrow(const Tensor* a, int64_t dim, int64_t start, int64_t length) {
  return own([&] { return a->narrow(dim, start, length); });
}

FGT_EXPORT(Tensor*) fgt_t(const Tensor* a) {
  return own([&] { return a->t(); });
}

FGT_EXPORT(Tensor*) fgt_cat(Tensor* const* tensors, int32_t count, int64_t dim) {
  return own([&] { return at::cat(list(tensors, count), dim); });
}

FGT_EXPORT(Tensor*) fgt_stack(Tensor* const* tensors, int32_t count, int64_t dim) {
  return own([&] { return at::stack(list(tensors, count), dim); });
}

FGT_EXPORT(int32_t) fgt_split(const Tensor* a, const int64_t* sizes, int32_t size_count, int64_t dim) {
  int32_t count = -1;
  run([&] { count = keep_list(a->split_with_sizes(dims(sizes, size_count), dim)); });
  return count;
}

FGT_EXPORT(int32_t) fgt_unbind(const Tensor* a, int64_t dim) {
  int32_t count = -1;
  run([&] { count = keep_list(a->unbind(dim)); });
  return count;
}

FGT_EXPORT(Tensor*) fgt_index_select(const Tensor* a, int64_t dim, const Tensor* index) {
  return own([&] { return at::index_select(*a, dim, *index); });
}

FGT_EXPORT(Tensor*) fgt_gather(const Tensor* a, int64_t dim, const Tensor* index) {
  return own([&] { return at::gather(*a, dim, *index); });
}

FGT_EXPORT(bool) fgt_index_copy_(Tensor* a, int64_t dim, const Tensor* index, const Tensor* source) {
  return run([&] { a->index_copy_(dim, *index, *source); });
}
