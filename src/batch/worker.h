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
#include "batch/sandbox.h"
#include "batch/work.h"

namespace presscut::batch {

// What a worker may do: sandbox.h.
struct Confinement {
  SandboxMode mode = SandboxMode::automatic;
  std::string readable_folder;  // that the work still has to read; "": none
};

struct Limits {
  std::chrono::milliseconds timeout{30'000};      // of a page, once it has been read; 0: none
  std::size_t max_memory = std::size_t{1} << 30;  // of a worker: the program, its rules and a page
};

// The supervisor's end of a worker.
class Worker {
 public:
  // confined: from its start on. after_opening: once it has opened its first task's file itself, since that
  // may take any time, as with standard input and named pipes; then it has loaded everything.
  enum class Start { confined, after_opening };
  // everything: libraries as well that few pages need, which a confined worker cannot load later.
  enum class Load { little, everything };
  static std::unique_ptr<Worker> start(const Work& work, const Limits& limits, const Confinement& confinement,
                                       Start start, Load load, std::error_code& error);
  // Kills it if it lives.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  int descriptor() const { return descriptor_; }

  // Takes a frame to send, with a descriptor if it is not -1, and sends what the socket takes now.
  void send(const std::string& frame, int descriptor);
  bool has_more_to_send() const { return !out_.empty(); }
  void send_more();

  // It gets no more, and ends by itself when it has done what it has. Precondition: all has been sent.
  void finish();
  bool is_finishing() const { return is_finishing_; }

  FrameBuffer& in() { return in_; }

  // Waits for its end, and tells how a page that it had would be reported. `kill`: end it first.
  enum class End { killed, by_itself };
  Error end(End end);
  // Whether the kernel or a person killed it: no fault of the page.
  bool was_killed() const { return was_killed_; }
  // Whether it ended because it needed what it had not loaded.
  bool has_to_load_everything() const { return has_to_load_everything_; }

 private:
  Worker(pid_t process, int descriptor) : process_(process), descriptor_(descriptor) {}

  pid_t process_;
  int descriptor_;
  FrameQueue out_;
  FrameBuffer in_;
  bool is_finishing_ = false;
  bool was_killed_ = false;
  bool has_to_load_everything_ = false;
};

}  // namespace presscut::batch
