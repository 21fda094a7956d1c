// Many pages, several workers, records in the order of the inputs.
//
// The supervisor never looks into a page. It takes inputs from a feed, hands their names to workers, which
// read them, and gives the outcomes on in the order of the inputs, so that what is written does not depend on
// how many workers there are or how fast they are. A worker that finds an archive sends its pages back one by
// one; they take the archive's place in the order, and any worker may have them. What is under way is
// bounded, by count and by bytes: memory does not grow with the number of pages.
//
// A worker that dies, hangs or eats too much is replaced. The page it had fails, unless the page may be
// innocent: one that was not the worker's first is tried once more in a new worker, and one whose worker was
// killed from outside four times.
#pragma once

#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <system_error>
#include <vector>

#include "batch/work.h"
#include "batch/worker.h"

namespace presscut::batch {

// Where tasks come from and outcomes go.
class Client {
 public:
  enum class Next { go_on, stop };

  virtual ~Client() = default;
  // The next input.
  enum class Fed { task, none_now, end };
  virtual Fed next(Task& task) = 0;
  // A descriptor that next() would have to wait for; -1 if it need not wait.
  virtual int waits_for() = 0;
  // Called once for each page, an input or an archive's entry. An outcome given here settles it without work.
  virtual std::optional<Outcome> settled(Task& task) = 0;
  // Whether a worker has to open an input itself, since that may take any time.
  virtual bool is_slow_to_open(const Task& /*task*/) { return false; }
  // Else it is opened here, since a worker may not; -1: it needs nothing open.
  virtual Result<int> open(const Task& /*task*/) { return -1; }
  // An outcome, in order.
  virtual Next done(const Task& task, Outcome&& outcome) = 0;
  // Called now and then; `task` is one that is worked on, or null.
  virtual void tick(const Task* task) = 0;
};

class Supervisor {
 public:
  Supervisor(Work work, Limits limits, std::size_t jobs, Confinement confinement = {});

  // Until the feed ends or done() says stop. An error: no worker could be started.
  std::error_code run(Client& client);

 private:
  using Clock = std::chrono::steady_clock;
  enum class State { waiting, out, reading, done };  // reading: an archive whose pages are coming

  struct Slot {
    Task task;
    State state = State::waiting;
    Outcome outcome;
    int attempts = 0;
    std::uint64_t input = 0;  // the number of its input
  };
  using Place = std::list<Slot>::iterator;

  struct Member {
    std::unique_ptr<Worker> worker;  // null once it has died
    std::vector<Place> tasks;        // those it has, the one at hand first
    std::size_t done = 0;
    Worker::Load load = Worker::Load::little;
    std::optional<Clock::time_point> begun;  // the task at hand
    bool heard = false;                      // at the last wait
  };

  void take_inputs(Client& client);
  void place(Place before, Task&& task, Client& client);
  std::error_code hand_out(Client& client);
  static bool may_queue(const Slot& slot, const Member& member);
  Member* free_member(const Slot& slot, Worker::Start start, std::error_code& error);
  Member* start_member(Worker::Start start, std::error_code& error);
  void dismiss_idle();
  void let_last_finish();
  Client::Next deliver(Client& client);

  void wait(Client& client);
  void listen(Member& member, Client& client);
  void on_message(Member& member, Message&& message, Client& client);
  void settle(Slot& slot, Outcome&& outcome);
  void bury(Member& member, Worker::End end, std::optional<Error> reason);
  void end_late();

  bool has_room() const;
  static bool is_reading(const Member& member);
  bool may_be_heard(const Member& member) const;
  std::size_t working() const;
  std::optional<Clock::time_point> deadline_of(const Member& member) const;

  Work work_;
  Limits limits_;
  Confinement confinement_;
  Worker::Load load_ = Worker::Load::little;
  std::size_t jobs_;
  std::size_t window_;         // inputs under way at most
  std::list<Slot> slots_;      // in the order of the inputs
  std::deque<Place> waiting_;  // those of that state
  std::list<Member> members_;
  std::size_t held_ = 0;  // bytes in slots
  std::uint64_t inputs_ = 0;
  bool fed_ = false;  // the feed has ended
};

}  // namespace presscut::batch
