// Operations on each element for itself.
#include "common.h"

using namespace fgt;

#define UNARY(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a) { \
    return own([&] { return at::name(*a); }); \
  }

#define UNARY_IN_PLACE(name) \
  FGT_EXPORT(bool) fgt_##name(Tensor* a) { \
    return run([&] { a->name(); }); \
  }

#define BINARY(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const Tensor* b) { \
    return own([&] { return at::name(*a, *b); }); \
  }

#define BINARY_IN_PLACE(name) \
  FGT_EXPORT(bool) fgt_##name(Tensor* a, const Tensor* b) { \
    return run([&] { a->name(*b); }); \
  }

#define SCALAR(name) \
  FGT_EXPORT(Tensor*) fgt_##name##_scalar(const Tensor* a, Number b) { \
    return own([&] { return at::name(*a, b.scalar()); }); \
  }

#define SCALAR_IN_PLACE(name) \
  FGT_EXPORT(bool) fgt_##name##_scalar(Tensor* a, Number b) { \
    return run([&] { a->name(b.scalar()); }); \
  }

UNARY(abs)
UNARY(ceil)
UNARY(cos)
UNARY(erf)
UNARY(erfc)
UNARY(erfinv)
UNARY(exp)
UNARY(expm1)
UNARY(floor)
UNARY(isfinite)
UNARY(isinf)
UNARY(isnan)
UNARY(log)
UNARY(log10)
UNARY(log1p)
UNARY(log2)
UNARY(log_sigmoid)
UNARY(logical_not)
UNARY(neg)
UNARY(reciprocal)
UNARY(relu)
UNARY(rsqrt)
UNARY(selu)
UNARY(sigmoid)
UNARY(sign)
UNARY(sin)
UNARY(sqrt)
UNARY(square)
UNARY(tanh)
UNARY(trunc)

UNARY_IN_PLACE(abs_)
UNARY_IN_PLACE(ceil_)
UNARY_IN_PLACE(erf_)
UNARY_IN_PLACE(erfinv_)
UNARY_IN_PLACE(exp_)
UNARY_IN_PLACE(floor_)
UNARY_IN_PLACE(log1p_)
UNARY_IN_PLACE(log_)
UNARY_IN_PLACE(neg_)
UNARY_IN_PLACE(reciprocal_)
UNARY_IN_PLACE(relu_)
UNARY_IN_PLACE(rsqrt_)
UNARY_IN_PLACE(sigmoid_)
UNARY_IN_PLACE(sqrt_)
UNARY_IN_PLACE(tanh_)
UNARY_IN_PLACE(zero_)

BINARY(bitwise_and)
BINARY(bitwise_or)
BINARY(bitwise_xor)
BINARY(div)
BINARY(eq)
BINARY(ge)
BINARY(gt)
BINARY(le)
BINARY(logical_and)
BINARY(logical_or)
BINARY(logical_xor)
BINARY(lt)
BINARY(maximum)
BINARY(minimum)
BINARY(mul)
BINARY(ne)
BINARY(pow)
BINARY(remainder)

BINARY_IN_PLACE(div_)
BINARY_IN_PLACE(logical_and_)
BINARY_IN_PLACE(logical_or_)
BINARY_IN_PLACE(mul_)
BINARY_IN_PLACE(pow_)

SCALAR(clamp_max)
SCALAR(clamp_min)
SCALAR(div)
SCALAR(eq)
SCALAR(ge)
SCALAR(gt)
SCALAR(le)
SCALAR(leaky_relu)
SCALAR(lt)
SCALAR(mul)
SCALAR(ne)
SCALAR(pow)
SCALAR(remainder)

SCALAR_IN_PLACE(clamp_max_)
SCALAR_IN_PLACE(clamp_min_)
SCALAR_IN_PLACE(div_)
SCALAR_IN_PLACE(fill_)
SCALAR_IN_PLACE(mul_)
SCALAR_IN_PLACE(pow_)

#define SCALED(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const Tensor* b, Number alpha) { \
    return own([&] { return at::name(*a, *b, alpha.scalar()); }); \
  } \
  FGT_EXPORT(Tensor*) fgt_##name##_scalar(const Tensor* a, Number b, Number alpha) { \
    return own([&] { return at::name(*a, b.scalar(), alpha.scalar()); }); \
  }

#define SCALED_IN_PLACE(name) \
  FGT_EXPORT(bool) fgt_##name(Tensor* a, const Tensor* b, Number alpha) { \
    return run([&] { a->name(*b, alpha.scalar()); }); \
  } \
  FGT_EXPORT(bool) fgt_##name##_scalar(Tensor* a, Number b, Number alpha) { \
    return run([&] { a->name(b.scalar(), alpha.scalar()); }); \
  }

SCALED(add)
SCALED(rsub)
SCALED(sub)
SCALED_IN_PLACE(add_)
SCALED_IN_PLACE(sub_)

#define TERNARY(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const Tensor* b, const Tensor* c, Number value) { \
    return own([&] { return at::name(*a, *b, *c, value.scalar()); }); \
  } \
  FGT_EXPORT(bool) fgt_##name##_(Tensor* a, const Tensor* b, const Tensor* c, Number value) { \
    return run([&] { a->name##_(*b, *c, value.scalar()); }); \
  }

TERNARY(addcdiv)
TERNARY(addcmul)

FGT_EXPORT(Tensor*) fgt_lerp(const Tensor* a, const Tensor* end, const Tensor* weight) {
  return own([&] { return at::lerp(*a, *end, *weight); });
}

FGT_EXPORT(bool) fgt_lerp_(Tensor* a, const Tensor* end, const Tensor* weight) {
  return run([&] { a->lerp_(*end, *weight); });
}

FGT_EXPORT(Tensor*) fgt_clamp(const Tensor* a, Number min, Number max) {
  return own([&] { return at::clamp(*a, min.optional(), max.optional()); });
}

FGT_EXPORT(Tensor*) fgt_clamp_tensor(const Tensor* a, const Tensor* min, const Tensor* max) {
  return own([&] { return at::clamp(*a, tensor_or_none(min), tensor_or_none(max)); });
}

FGT_EXPORT(bool) fgt_clamp_(Tensor* a, Number min, Number max) {
  return run([&] { a->clamp_(min.optional(), max.optional()); });
}

FGT_EXPORT(Tensor*) fgt_round(const Tensor* a, int64_t decimals) {
  return own([&] { return decimals == 0 ? at::round(*a) : at::round(*a, decimals); });
}

FGT_EXPORT(bool) fgt_equal(const Tensor* a, const Tensor* b, bool* result) {
  return run([&] { *result = at::equal(*a, *b); });
}

FGT_EXPORT(Tensor*) fgt_where(const Tensor* condition, const Tensor* a, const Tensor* b) {
  return own([&] { return at::where(*condition, *a, *b); });
}
