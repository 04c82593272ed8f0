// Layers and losses. Reductions are numbered as libtorch numbers them: 0 none, 1 mean, 2 sum.
#include "common.h"

using namespace fgt;

FGT_EXPORT(Tensor*) fgt_linear(const Tensor* a, const Tensor* weight, const Tensor* bias) {
  return own([&] { return at::linear(*a, *weight, tensor_or_none(bias)); });
}

FGT_EXPORT(Tensor*)
fgt_conv2d(const Tensor* a, const Tensor* weight, const Tensor* bias, const int64_t* stride, const int64_t* padding,
           const int64_t* dilation, int64_t groups) {
  return own([&] {
    return at::conv2d(*a, *weight, tensor_or_none(bias), dims(stride, 2), dims(padding, 2), dims(dilation, 2), groups);
  });
}

FGT_EXPORT(Tensor*) fgt_dropout(const Tensor* a, double p, bool training) {
  return own([&] { return at::dropout(*a, p, training); });
}

FGT_EXPORT(Tensor*) fgt_softplus(const Tensor* a, double beta, double threshold) {
  return own([&] { return at::softplus(*a, beta, threshold); });
}

FGT_EXPORT(Tensor*)
fgt_binary_cross_entropy_with_logits(const Tensor* a, const Tensor* target, const Tensor* weight,
                                     const Tensor* pos_weight, int64_t reduction) {
  return own([&] {
    return at::binary_cross_entropy_with_logits(*a, *target, tensor_or_none(weight), tensor_or_none(pos_weight),
                                                reduction);
  });
}

FGT_EXPORT(Tensor*)
fgt_cross_entropy(const Tensor* a, const Tensor* target, const Tensor* weight, int64_t ignore_index,
                  int64_t reduction, double label_smoothing) {
  return own([&] {
    return at::cross_entropy_loss(*a, *target, tensor_or_none(weight), reduction, ignore_index, label_smoothing);
  });
}

FGT_EXPORT(Tensor*) fgt_mse_loss(const Tensor* a, const Tensor* target, int64_t reduction) {
  return own([&] { return at::mse_loss(*a, *target, reduction); });
}
