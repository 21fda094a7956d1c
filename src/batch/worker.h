// A process that works on pages, one after the other. What a page does to it, to crash it, to hang it or to
// eat its memory, is done to nobody else.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "batch/frame.h"
#include "batch/work.h"

namespace presscut::batch {

struct Limits {
  std::chrono::milliseconds timeout{30'000};      // of a page, once it has been read; 0: none
  std::size_t max_memory = std::size_t{1} << 30;  // of a worker: the program, its rules and a page
};

// The supervisor's end of a worker.
class Worker {
 public:
  // Forks one. `others` are the descriptors of those there are, which the new process must not hold open.
  static std::unique_ptr<Worker> start(const Work& work, const Limits& limits, const std::vector<int>& others,
                                       std::error_code& error);
  // Kills it if it lives.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  int descriptor() const { return descriptor_; }

  // Takes a frame to send, and sends what the socket takes now.
  void send(const std::string& frame);
  bool has_more_to_send() const { return sent_ < out_.size(); }
  void send_more();

  FrameBuffer& in() { return in_; }

  // Waits for its end, and tells how a page that it had would be reported. `kill`: end it first.
  enum class End { killed, by_itself };
  Error end(End end);
  // Whether the kernel or a person killed it: no fault of the page.
  bool was_killed() const { return was_killed_; }

 private:
  Worker(pid_t process, int descriptor) : process_(process), descriptor_(descriptor) {}

  pid_t process_;
  int descriptor_;
  std::string out_;
  std::size_t sent_ = 0;
  FrameBuffer in_;
  bool was_killed_ = false;
};

}  // namespace presscut::batch
