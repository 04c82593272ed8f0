// Products and factorizations of matrices.
#include "common.h"

using namespace fgt;

#define PRODUCT(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const Tensor* b) { \
    return own([&] { return at::name(*a, *b); }); \
  }

PRODUCT(bmm)
PRODUCT(dot)
PRODUCT(matmul)
PRODUCT(mm)
PRODUCT(mv)
PRODUCT(outer)

#define FUSED(name) \
  FGT_EXPORT(Tensor*) fgt_##name(const Tensor* a, const Tensor* b, const Tensor* c, float beta, float alpha) { \
    return own([&] { return at::name(*a, *b, *c, beta, alpha); }); \
  }

FUSED(addmm)
FUSED(baddbmm)

FGT_EXPORT(Tensor*) fgt_einsum(const char* equation, Tensor* const* tensors, int32_t count) {
  return own([&] { return at::einsum(equation, list(tensors, count)); });
}

FGT_EXPORT(Tensor*) fgt_inverse(const Tensor* a) {
  return own([&] { return at::inverse(*a); });
}

FGT_EXPORT(Tensor*) fgt_corrcoef(const Tensor* a) {
  return own([&] { return at::corrcoef(*a); });
}

FGT_EXPORT(Tensor*) fgt_linalg_cholesky(const Tensor* a) {
  return own([&] { return at::linalg_cholesky(*a); });
}

FGT_EXPORT(bool) fgt_linalg_qr(const Tensor* a, const char* mode, Tensor** q, Tensor** r) {
  return run([&] { give(at::linalg_qr(*a, mode), {q, r}); });
}

FGT_EXPORT(bool) fgt_linalg_eigh(const Tensor* a, const char* uplo, Tensor** values, Tensor** vectors) {
  return run([&] { give(at::linalg_eigh(*a, uplo), {values, vectors}); });
}

FGT_EXPORT(bool) fgt_linalg_svd(const Tensor* a, bool full_matrices, Tensor** u, Tensor** s, Tensor** vh) {
  return run([&] { give(at::linalg_svd(*a, full_matrices), {u, s, vh}); });
}
