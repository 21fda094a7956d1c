#include "batch/worker.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>
#include <utility>

#include "batch/file_io.h"
#include "batch/sandbox.h"
#include "input/loading.h"

#ifdef PRESSCUT_SANITIZERS  // g++ has these without their header, sanitizer/allocator_interface.h
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*allocated)(const volatile void*, std::size_t),
                                                         void (*freed)(const volatile void*));
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace presscut::batch {
namespace {

// Exit statuses of a worker; any numbers that nothing else gives.
constexpr int kOutOfMemory = 77;
constexpr int kHasToLoadEverything = 78;
constexpr int kNoSandbox = 79;

#ifdef PRESSCUT_SANITIZERS

// Their shadow memory is larger than any limit, so what is allocated is counted.
void limit_address_space(std::size_t bytes) {
  static std::size_t most;
  most = bytes;
  __sanitizer_install_malloc_and_free_hooks(
      [](const volatile void* /*begin*/, std::size_t /*size*/) {
        if (__sanitizer_get_current_allocated_bytes() > most) _exit(kOutOfMemory);
      },
      [](const volatile void* /*begin*/) {});
}

#else

void limit_address_space(std::size_t bytes) {
  const rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
}

#endif

void limit_memory(std::size_t bytes) {
  std::set_new_handler([] { _exit(kOutOfMemory); });
  limit_address_space(bytes);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);  // a folder of bad pages shall not fill the disk
}

// What large pages need goes back to the system when it is free, and the rest is kept for the next page. glibc would have both
// bounds grow with what is freed: an article of 30 MB then takes 200 MB as HTML, not 184.
void set_up_allocator() {
#ifdef __GLIBC__
  constexpr int kLeastMapped = 4 << 20;
  constexpr int kMostKept = 8 << 20;
  mallopt(M_MMAP_THRESHOLD, kLeastMapped);
  mallopt(M_TRIM_THRESHOLD, kMostKept);
#endif
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

// What a new process is told.
struct Birth {
  const Work& work;
  const Limits& limits;
  const Confinement& confinement;
  Worker::Start start;
  Worker::Load load;
};

void confine(const Birth& birth) {
  if (birth.confinement.mode == SandboxMode::off) return;
  if (birth.load == Worker::Load::everything) {
    input::load_everything();
  } else {
    input::refuse_loading([] { _exit(kHasToLoadEverything); });
  }
  const std::string& folder = birth.confinement.readable_folder;
  const SandboxParts parts = enter_sandbox(folder);
  if (birth.confinement.mode == SandboxMode::required && !parts.is_closed(folder)) _exit(kNoSandbox);
}

// A file that the worker opens itself; an error is told by whoever reads it.
int open_here(const std::string& path) {
  return path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

[[noreturn]] void serve(int descriptor, const Birth& birth) {
  SocketProgress progress(descriptor);
  FrameBuffer in;
  bool is_confined = birth.start == Worker::Start::confined;
  for (;;) {
    while (const auto content = in.next()) {
      auto task = read_task(*content);
      if (!task) _exit(1);
      if (task->descriptor == Task::kSent) task->descriptor = in.take_descriptor();
      if (!is_confined) {
        task->descriptor = open_here(task->source);
        if (task->descriptor < 0) task->error = Error{Reason::unreadable, std::strerror(errno)};
        close_other_descriptors({descriptor, task->descriptor});
        confine(birth);
        is_confined = true;
      }
      progress.say(frame_of(task->error ? failure(*task->error) : outcome_of(*task, birth.work, progress)));
      if (task->descriptor >= 0) close(task->descriptor);
    }
    if (in.receive(descriptor) == FrameBuffer::Arrival::end) _exit(0);
  }
}

[[noreturn]] void live(int descriptor, const Birth& birth, pid_t supervisor) noexcept {
  // The supervisor decides when to stop; a signal to the whole group is meant for it.
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_IGN);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != supervisor) _exit(0);
  limit_memory(birth.limits.max_memory);
  set_up_allocator();
  if (birth.start == Worker::Start::confined) {
    close_other_descriptors({descriptor});
    confine(birth);
  }
  serve(descriptor, birth);
}

}  // namespace

std::unique_ptr<Worker> Worker::start(const Work& work, const Limits& limits, const Confinement& confinement,
                                      Start start, Load load, std::error_code& error) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    error = {errno, std::generic_category()};
    return nullptr;
  }
  const pid_t supervisor = getpid();
  const pid_t process = fork();
  if (process == 0) {
    close(ends[0]);
    live(ends[1], {work, limits, confinement, start, load}, supervisor);
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

void Worker::send(const std::string& frame, int descriptor) {
  out_.push(frame, descriptor);
  send_more();
}

void Worker::send_more() {
  out_.send(descriptor_);  // that it has died, reading will tell
}

void Worker::finish() {
  shutdown(descriptor_, SHUT_WR);
  is_finishing_ = true;
}

Error Worker::end(End end) {
  if (end == End::killed) kill(process_, SIGKILL);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory)
    return {Reason::out_of_memory, "more than --max-memory"};
  if (WIFEXITED(status) && WEXITSTATUS(status) == kNoSandbox)
    return {Reason::crashed, "no sandbox (--sandbox require)"};
  has_to_load_everything_ = WIFEXITED(status) && WEXITSTATUS(status) == kHasToLoadEverything;
  if (WIFEXITED(status)) return {Reason::crashed, "exit status " + std::to_string(WEXITSTATUS(status))};
  was_killed_ = WTERMSIG(status) == SIGKILL;
  return {Reason::crashed, strsignal(WTERMSIG(status))};
}

}  // namespace presscut::batch
