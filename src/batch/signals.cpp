#include "batch/signals.h"

#include <unistd.h>

#include <atomic>
#include <utility>

namespace presscut::batch {
namespace {

constexpr int kEnding[] = {SIGINT, SIGTERM, SIGHUP};

// A signal handler can reach nothing but what is global.
std::atomic<const char*> unfinished_path{nullptr};
static_assert(std::atomic<const char*>::is_always_lock_free);

extern "C" void end_process(int signal) {
  if (const char* path = unfinished_path.load()) unlink(path);
  _exit(128 + signal);
}

}  // namespace

void handle_signals() {
  struct sigaction action {};
  sigemptyset(&action.sa_mask);
  action.sa_handler = end_process;
  for (const int signal : kEnding) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);  // as nohup and "&" want it
  }
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
}

SignalsWait::SignalsWait() {
  sigset_t ending;
  sigemptyset(&ending);
  for (const int signal : kEnding) sigaddset(&ending, signal);
  pthread_sigmask(SIG_BLOCK, &ending, &before_);
}

SignalsWait::~SignalsWait() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

UnfinishedFile::UnfinishedFile(std::string path) : path_(std::move(path)) {
  unfinished_path.store(path_.c_str());
}

UnfinishedFile::~UnfinishedFile() {
  unfinished_path.store(nullptr);
}

}  // namespace presscut::batch
