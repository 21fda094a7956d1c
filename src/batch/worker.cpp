#include "batch/worker.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <utility>

#include "batch/file_io.h"

namespace presscut::batch {
namespace {

constexpr int kOutOfMemory = 77;  // exit status of a worker; any number that nothing else gives

void limit_memory(std::size_t bytes) {
  std::set_new_handler([] { _exit(kOutOfMemory); });
#if !defined(__SANITIZE_ADDRESS__)  // whose shadow memory is larger than any limit
  const rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
#endif
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);  // a folder of bad pages shall not fill the disk
}

class SocketProgress : public Progress {
 public:
  explicit SocketProgress(int descriptor) : descriptor_(descriptor) {}
  void begun() override { say(frame_of_beginning()); }
  void found(const Task& page) override { say(frame_of_found(page)); }
  void say(const std::string& frame) {
    if (write_all(descriptor_, frame)) _exit(0);  // the supervisor has gone
  }

 private:
  int descriptor_;
};

Outcome outcome_of(const Task& task, const Work& work, Progress& progress) {
  try {
    return work(task, progress);
  } catch (const std::bad_alloc&) {
    _exit(kOutOfMemory);
  } catch (const std::exception& error) {
    return failure({Reason::crashed, error.what()});
  }
}

[[noreturn]] void serve(int descriptor, const Work& work) {
  SocketProgress progress(descriptor);
  FrameBuffer in;
  for (;;) {
    while (const auto content = in.next()) {
      const auto task = read_task(*content);
      if (!task) _exit(1);
      progress.say(frame_of(outcome_of(*task, work, progress)));
    }
    if (in.receive(descriptor) == FrameBuffer::Arrival::end) _exit(0);
  }
}

[[noreturn]] void live(int descriptor, const Work& work, const Limits& limits, pid_t supervisor) noexcept {
  // The supervisor decides when to stop; a signal to the whole group is meant for it.
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != supervisor) _exit(0);
  limit_memory(limits.max_memory);
  serve(descriptor, work);
}

}  // namespace

std::unique_ptr<Worker> Worker::start(const Work& work, const Limits& limits, const std::vector<int>& others,
                                      std::error_code& error) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    error = {errno, std::generic_category()};
    return nullptr;
  }
  const pid_t supervisor = getpid();
  const pid_t process = fork();
  if (process == 0) {
    close(ends[0]);
    for (const int other : others) close(other);
    live(ends[1], work, limits, supervisor);
  }
  close(ends[1]);
  if (process < 0) {
    error = {errno, std::generic_category()};
    close(ends[0]);
    return nullptr;
  }
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return std::unique_ptr<Worker>(new Worker(process, ends[0]));
}

Worker::~Worker() {
  if (process_ > 0) end(End::killed);
  close(descriptor_);
}

void Worker::send(const std::string& frame) {
  out_ += frame;
  send_more();
}

void Worker::send_more() {
  while (has_more_to_send()) {
    const ssize_t count = ::send(descriptor_, out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      if (errno == EAGAIN) return;
      break;  // it has died, as reading will tell
    }
    sent_ += static_cast<std::size_t>(count);
  }
  out_.clear();
  sent_ = 0;
}

Error Worker::end(End end) {
  if (end == End::killed) kill(process_, SIGKILL);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory)
    return {Reason::out_of_memory, "more than --max-memory"};
  if (WIFEXITED(status)) return {Reason::crashed, "exit status " + std::to_string(WEXITSTATUS(status))};
  was_killed_ = WTERMSIG(status) == SIGKILL;
  return {Reason::crashed, strsignal(WTERMSIG(status))};
}

}  // namespace presscut::batch
