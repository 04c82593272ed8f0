// Gradients, and whether they are recorded.
#include "common.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

using namespace fgt;

FGT_EXPORT(bool) fgt_grad_enabled() { return c10::GradMode::is_enabled(); }

FGT_EXPORT(void) fgt_set_grad_enabled(bool enabled) { c10::GradMode::set_enabled(enabled); }

FGT_EXPORT(bool) fgt_requires_grad(const Tensor* a) { return a->requires_grad(); }

FGT_EXPORT(bool) fgt_set_requires_grad(Tensor* a, bool value) {
  return run([&] { a->set_requires_grad(value); });
}

FGT_EXPORT(int32_t)
fgt_grad(Tensor* const* outputs, int32_t output_count, Tensor* const* inputs, int32_t input_count,
         Tensor* const* grad_outputs, int32_t grad_output_count, bool retain_graph, bool create_graph,
         bool allow_unused) {
  int32_t count = -1;
  run([&] {
    count = keep_list(torch::autograd::grad(list(outputs, output_count), list(inputs, input_count),
                                            list(grad_outputs, grad_output_count), retain_graph, create_graph,
                                            allow_unused));
  });
  return count;
}
