// Fewer elements than went in, or the same in another order.
#include "common.h"

using namespace fgt;

#define WHOLE(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a) { \
    return own([&] { return at::name(*a); }); \
  }

WHOLE(all)
WHOLE(any)
WHOLE(argmax)
WHOLE(argmin)
WHOLE(max)
WHOLE(mean)
WHOLE(median)
WHOLE(min)
WHOLE(nonzero)

#define ALONG(name) \
  FGT_EXPORT(Tensor*) fgt_##name##_dim(const Tensor* a, int64_t dim, bool keepdim) { \
    return own([&] { return at::name(*a, dim, keepdim); }); \
  }

ALONG(all)
ALONG(any)
ALONG(argmax)
ALONG(argmin)
ALONG(logsumexp)

FGT_EXPORT(Tensor*) fgt_sum(const Tensor* a, int32_t dtype) {
  return own([&] { return at::sum(*a, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_sum_dim(const Tensor* a, const int64_t* values, int32_t count, bool keepdim, int32_t dtype) {
  return own([&] { return at::sum(*a, dims(values, count), keepdim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_mean_dim(const Tensor* a, const int64_t* values, int32_t count, bool keepdim, int32_t dtype) {
  return own([&] { return at::mean(*a, dims(values, count), keepdim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_var(const Tensor* a, bool unbiased) {
  return own([&] { return at::var(*a, unbiased); });
}

FGT_EXPORT(Tensor*) fgt_std(const Tensor* a, bool unbiased) {
  return own([&] { return at::std(*a, unbiased); });
}

FGT_EXPORT(Tensor*)
fgt_var_dim(const Tensor* a, const int64_t* values, int32_t count, bool unbiased, bool keepdim) {
  return own([&] { return at::var(*a, dims(values, count), unbiased, keepdim); });
}

FGT_EXPORT(Tensor*)
fgt_std_dim(const Tensor* a, const int64_t* values, int32_t count, bool unbiased, bool keepdim) {
  return own([&] { return at::std(*a, dims(values, count), unbiased, keepdim); });
}

FGT_EXPORT(Tensor*) fgt_amax(const Tensor* a, const int64_t* values, int32_t count, bool keepdim) {
  return own([&] { return at::amax(*a, dims(values, count), keepdim); });
}

FGT_EXPORT(Tensor*) fgt_amin(const Tensor* a, const int64_t* values, int32_t count, bool keepdim) {
  return own([&] { return at::amin(*a, dims(values, count), keepdim); });
}

FGT_EXPORT(bool) fgt_max_dim(const Tensor* a, int64_t dim, bool keepdim, Tensor** values, Tensor** indices) {
  return run([&] { give(at::max(*a, dim, keepdim), {values, indices}); });
}

FGT_EXPORT(bool) fgt_min_dim(const Tensor* a, int64_t dim, bool keepdim, Tensor** values, Tensor** indices) {
  return run([&] { give(at::min(*a, dim, keepdim), {values, indices}); });
}

FGT_EXPORT(bool)
fgt_sort(const Tensor* a, int64_t dim, bool descending, bool stable, Tensor** values, Tensor** indices) {
  return run([&] { give(at::sort(*a, stable, dim, descending), {values, indices}); });
}

FGT_EXPORT(bool)
fgt_topk(const Tensor* a, int64_t k, int64_t dim, bool largest, bool sorted, Tensor** values, Tensor** indices) {
  return run([&] { give(at::topk(*a, k, dim, largest, sorted), {values, indices}); });
}

FGT_EXPORT(Tensor*) fgt_argsort(const Tensor* a, int64_t dim, bool descending) {
  return own([&] { return at::argsort(*a, dim, descending); });
}

FGT_EXPORT(Tensor*) fgt_cumsum(const Tensor* a, int64_t dim, int32_t dtype) {
  return own([&] { return at::cumsum(*a, dim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_count_nonzero(const Tensor* a, const int64_t* values, int32_t count) {
  return own([&] { return count == 0 ? at::count_nonzero(*a) : at::count_nonzero(*a, dims(values, count)); });
}

FGT_EXPORT(Tensor*) fgt_softmax(const Tensor* a, int64_t dim, int32_t dtype) {
  return own([&] { return at::softmax(*a, dim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_log_softmax(const Tensor* a, int64_t dim, int32_t dtype) {
  return own([&] { return at::log_softmax(*a, dim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_norm(const Tensor* a, float p) {
  return own([&] { return at::norm(*a, p); });
}

FGT_EXPORT(Tensor*) fgt_norm_dim(const Tensor* a, int64_t dim, bool keepdim, float p) {
  return own([&] { return at::norm(*a, Optional<at::Scalar>(p), at::IntArrayRef(dim), keepdim); });
}

FGT_EXPORT(bool)
fgt_allclose(const Tensor* a, const Tensor* b, double rtol, double atol, bool equal_nan, bool* result) {
  return run([&] { *result = at::allclose(*a, *b, rtol, atol, equal_nan); });
}
