// Elements by their place.
#include "common.h"

#include <ATen/TensorIndexing.h>

#include <limits>

using namespace fgt;

namespace {

// One index as the managed side lays it out. A missing bound of a slice is the smallest integer.
struct Index {
  enum Kind : int64_t { single = 0, slice = 1, tensor = 2, boolean = 3, ellipsis = 4, new_axis = 5 };

  int64_t kind;
  int64_t start;
  int64_t stop;
  int64_t step;
  const Tensor* by;
};

// A slice takes optional integers, of a type that changed between versions of libtorch: this turns into either.
struct Bound {
  int64_t value;

  template <class Integer> operator Optional<Integer>() const {
    if (value == std::numeric_limits<int64_t>::min()) return {};
    return Integer(value);
  }
};

std::vector<at::indexing::TensorIndex> translate(const Index* indices, int32_t count) {
  std::vector<at::indexing::TensorIndex> result;
  result.reserve(count);
  for (int32_t i = 0; i < count; ++i) {
    const Index& index = indices[i];
    switch (index.kind) {
      case Index::single: result.emplace_back(index.start); break;
      case Index::slice:
        result.emplace_back(at::indexing::Slice(Bound{index.start}, Bound{index.stop}, Bound{index.step}));
        break;
      case Index::tensor: result.emplace_back(*index.by); break;
      case Index::boolean: result.emplace_back(index.start != 0); break;
      case Index::ellipsis: result.emplace_back(at::indexing::Ellipsis); break;
      default: result.emplace_back(at::indexing::None); break;
    }
  }
  return result;
}

}  // namespace

FGT_EXPORT(Tensor*) fgt_index(const Tensor* a, const Index* indices, int32_t count) {
  return own([&] { return a->index(translate(indices, count)); });
}

FGT_EXPORT(bool) fgt_index_put_(Tensor* a, const Index* indices, int32_t count, const Tensor* value) {
  return run([&] { a->index_put_(translate(indices, count), *value); });
}

FGT_EXPORT(Tensor*) fgt_index_select(const Tensor* a, int64_t dim, const Tensor* index) {
  return own([&] { return at::index_select(*a, dim, *index); });
}

FGT_EXPORT(Tensor*) fgt_gather(const Tensor* a, int64_t dim, const Tensor* index) {
  return own([&] { return at::gather(*a, dim, *index); });
}

#define SCATTER(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, int64_t dim, const Tensor* index, const Tensor* source) { \
    return own([&] { return at::name(*a, dim, *index, *source); }); \
  } \
  FGT_EXPORT(bool) fgt_##name##_(Tensor* a, int64_t dim, const Tensor* index, const Tensor* source) { \
    return run([&] { a->name##_(dim, *index, *source); }); \
  }

SCATTER(index_copy)
SCATTER(scatter)
SCATTER(scatter_add)

FGT_EXPORT(Tensor*) fgt_masked_fill(const Tensor* a, const Tensor* mask, Number value) {
  return own([&] { return at::masked_fill(*a, *mask, value.scalar()); });
}

FGT_EXPORT(bool) fgt_masked_fill_(Tensor* a, const Tensor* mask, Number value) {
  return run([&] { a->masked_fill_(*mask, value.scalar()); });
}

FGT_EXPORT(Tensor*) fgt_masked_select(const Tensor* a, const Tensor* mask) {
  return own([&] { return at::masked_select(*a, *mask); });
}
