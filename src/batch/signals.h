// How the process ends when it is told to.
#pragma once

#include <csignal>
#include <string>

namespace presscut::batch {

// From here on SIGINT, SIGTERM and SIGHUP remove the unfinished output and end the process with 128 and the
// signal's number; a closed pipe is an error of write(), not a signal.
void handle_signals();

// While it lives, SIGINT, SIGTERM and SIGHUP wait.
class SignalsWait {
 public:
  SignalsWait();
  ~SignalsWait();
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;

 private:
  sigset_t before_;
};

// The file that a signal removes, while this lives. One at a time.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(std::string path);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace presscut::batch
