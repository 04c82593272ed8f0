// What is computed from elements: one by one, along a dimension, in products.
#include "common.h"

using namespace fgt;

namespace {

// A number that need not be given.
struct Bound {
  double value;
  bool given;

  Optional<at::Scalar> optional() const {
    if (!given) return {};
    return at::Scalar(value);
  }
};

}  // namespace

#define UNARY(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a) { \
    return own([&] { return at::name(*a); }); \
  }

UNARY(abs)
UNARY(erfc)
UNARY(exp)
UNARY(expm1)
UNARY(log)
UNARY(log1p)
UNARY(log_sigmoid)
UNARY(neg)
UNARY(relu)
UNARY(sigmoid)
UNARY(sqrt)
UNARY(square)
UNARY(tanh)

#define BINARY(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const Tensor* b) { \
    return own([&] { return at::name(*a, *b); }); \
  }

BINARY(add)
BINARY(bmm)
BINARY(div)
BINARY(eq)
BINARY(lt)
BINARY(mm)
BINARY(mul)
BINARY(ne)
BINARY(sub)

#define SCALAR(name) \
  FGT_EXPORT(Tensor*) fgt_##name##_scalar(const Tensor* a, double b) { \
    return own([&] { return at::name(*a, at::Scalar(b)); }); \
  }

SCALAR(add)
SCALAR(div)
SCALAR(gt)
SCALAR(leaky_relu)
SCALAR(mul)
SCALAR(sub)

// A number divided by a tensor.
FGT_EXPORT(Tensor*) fgt_scalar_div(double a, const Tensor* b) {
  return own([&] { return at::mul(at::reciprocal(*b), at::Scalar(a)); });
}

FGT_EXPORT(Tensor*) fgt_clamp(const Tensor* a, Bound min, Bound max) {
  return own([&] { return at::clamp(*a, min.optional(), max.optional()); });
}

FGT_EXPORT(bool) fgt_equal(const Tensor* a, const Tensor* b, bool* result) {
  return run([&] { *result = at::equal(*a, *b); });
}

#define IN_PLACE(name) \
  FGT_EXPORT(bool) fgt_##name##_(Tensor* a, const Tensor* b) { \
    return run([&] { a->name##_(*b); }); \
  } \
  FGT_EXPORT(bool) fgt_##name##_scalar_(Tensor* a, double b) { \
    return run([&] { a->name##_(at::Scalar(b)); }); \
  }

IN_PLACE(add)
IN_PLACE(mul)

FGT_EXPORT(bool) fgt_add_scaled_(Tensor* a, const Tensor* b, double alpha) {
  return run([&] { a->add_(*b, alpha); });
}

FGT_EXPORT(bool) fgt_addcmul_(Tensor* a, const Tensor* b, const Tensor* c, double value) {
  return run([&] { a->addcmul_(*b, *c, value); });
}

FGT_EXPORT(bool) fgt_addcdiv_(Tensor* a, const Tensor* b, const Tensor* c, double value) {
  return run([&] { a->addcdiv_(*b, *c, value); });
}

FGT_EXPORT(bool) fgt_clamp_(Tensor* a, Bound min, Bound max) {
  return run([&] { a->clamp_(min.optional(), max.optional()); });
}

FGT_EXPORT(bool) fgt_fill_(Tensor* a, double value) {
  return run([&] { a->fill_(value); });
}

FGT_EXPORT(Tensor*) fgt_sum(const Tensor* a, int32_t dtype) {
  return own([&] { return at::sum(*a, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_sum_dim(const Tensor* a, int64_t dim, bool keepdim, int32_t dtype) {
  return own([&] { return at::sum(*a, at::IntArrayRef(dim), keepdim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_mean_dim(const Tensor* a, const int64_t* values, int32_t count, bool keepdim, int32_t dtype) {
  return own([&] { return at::mean(*a, dims(values, count), keepdim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_norm_dim(const Tensor* a, int64_t dim, bool keepdim, float p) {
  return own([&] { return at::norm(*a, Optional<at::Scalar>(p), at::IntArrayRef(dim), keepdim); });
}

FGT_EXPORT(Tensor*) fgt_argmax_dim(const Tensor* a, int64_t dim, bool keepdim) {
  return own([&] { return at::argmax(*a, dim, keepdim); });
}

FGT_EXPORT(Tensor*) fgt_log_softmax(const Tensor* a, int64_t dim, int32_t dtype) {
  return own([&] { return at::log_softmax(*a, dim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_softmax(const Tensor* a, int64_t dim, int32_t dtype) {
  return own([&] { return at::softmax(*a, dim, dtype_or_none(dtype)); });
}

FGT_EXPORT(Tensor*) fgt_logcumsumexp(const Tensor* a, int64_t dim) {
  return own([&] { return at::logcumsumexp(*a, dim); });
}

FGT_EXPORT(Tensor*) fgt_scatter_add(const Tensor* a, int64_t dim, const Tensor* index, const Tensor* source) {
  return own([&] { return at::scatter_add(*a, dim, *index, *source); });
}
