// Layers of networks.
#include "common.h"

#include <ATen/Context.h>

using namespace fgt;

namespace {

Optional<Tensor> tensor_or_none(const Tensor* a) {
  if (!a) return {};
  return *a;
}

}  // namespace

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

FGT_EXPORT(Tensor*)
fgt_conv_transpose2d(const Tensor* a, const Tensor* weight, const Tensor* bias, const int64_t* stride, const int64_t* padding,
                     const int64_t* output_padding, const int64_t* dilation, int64_t groups) {
  return own([&] {
    return at::conv_transpose2d(*a, *weight, tensor_or_none(bias), dims(stride, 2), dims(padding, 2), dims(output_padding, 2), groups,
                                dims(dilation, 2));
  });
}

// Of all numbers alike.
FGT_EXPORT(Tensor*) fgt_mse_loss(const Tensor* a, const Tensor* target) {
  return own([&] { return at::mse_loss(*a, *target); });
}

// Images with a border that mirrors them: left, right, top, bottom.
FGT_EXPORT(Tensor*) fgt_reflection_pad2d(const Tensor* a, const int64_t* borders) {
  return own([&] { return at::reflection_pad2d(*a, dims(borders, 4)); });
}

FGT_EXPORT(Tensor*)
fgt_max_pool2d(const Tensor* a, int64_t kernel_size, int64_t stride, int64_t padding, int64_t dilation, bool ceil_mode) {
  return own([&] { return at::max_pool2d(*a, kernel_size, stride, padding, dilation, ceil_mode); });
}

FGT_EXPORT(Tensor*) fgt_adaptive_avg_pool2d(const Tensor* a, int64_t output_size) {
  const int64_t sizes[] = {output_size, output_size};
  return own([&] { return at::adaptive_avg_pool2d(*a, dims(sizes, 2)); });
}

// Overwrites the running statistics while training.
FGT_EXPORT(Tensor*)
fgt_batch_norm(const Tensor* a, const Tensor* running_mean, const Tensor* running_var, const Tensor* weight,
               const Tensor* bias, bool training, double momentum, double eps) {
  return own([&] {
    return at::batch_norm(*a, tensor_or_none(weight), tensor_or_none(bias), tensor_or_none(running_mean),
                          tensor_or_none(running_var), training, momentum, eps, at::globalContext().userEnabledCuDNN());
  });
}

FGT_EXPORT(bool) fgt_index_add_(Tensor* a, int64_t dim, const Tensor* index, const Tensor* source, double alpha) {
  return run([&] { a->index_add_(dim, *index, *source, alpha); });
}
