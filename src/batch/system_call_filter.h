// The filters of system calls that the build compiled: tools/compile_filter.cpp tells what they allow.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <span>

namespace presscut::batch {

// Stands for the number of the process that enters a filter, once in each.
inline constexpr std::uint32_t kAnyProcess = 0x7FABCDEF;  // no process has it: above what kernels give

extern const std::span<const sock_filter> kClosedFilter;
extern const std::span<const sock_filter> kReadingFilter;  // which can look through a folder

}  // namespace presscut::batch
