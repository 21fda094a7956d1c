#include "batch/supervisor.h"

#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

namespace presscut::batch {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kWindowPerJob = 16;                 // inputs; evens out pages of different length
constexpr std::size_t kMostHeld = std::size_t{64} << 20;  // bytes of pages and records that wait
constexpr std::size_t kTasksAtOnce = 2;                   // of a worker: the next one lies ready
constexpr int kAttempts = 2;                              // where the worker may be at fault
constexpr int kAttemptsIfKilled = 5;                      // where something else killed the worker
constexpr auto kTick = 100ms;
constexpr auto kStopped = 1s;  // who wakes that late was stopped, and the workers with it

// Whether reading it once more gives the same.
bool can_be_read_again(const Task& task) {
  struct stat status {};
  return task.kind == Task::Kind::page ||
         (task.source != "-" && stat(task.source.c_str(), &status) == 0 && S_ISREG(status.st_mode));
}

}  // namespace

Supervisor::Supervisor(Work work, Limits limits, std::size_t jobs, Confinement confinement)
    : work_(std::move(work)),
      limits_(limits),
      confinement_(std::move(confinement)),
      jobs_(jobs),
      window_(kWindowPerJob * (jobs + 1)) {}

std::error_code Supervisor::run(Client& client) {
  for (;;) {
    take_inputs(client);
    if (deliver(client) == Client::Next::stop) return {};
    if (slots_.empty() && fed_) return {};
    if (const auto error = hand_out(client)) return error;
    if (!slots_.empty() && slots_.front().state == State::done) continue;  // it could not be opened
    wait(client);
    end_late();
    std::erase_if(members_, [](const Member& member) { return !member.worker; });
  }
}

// --- Inputs to workers ---

bool Supervisor::has_room() const {
  return slots_.size() < window_ && held_ < kMostHeld &&
         std::none_of(members_.begin(), members_.end(),
                      [&](const Member& member) { return is_reading(member); });
}

void Supervisor::take_inputs(Client& client) {
  while (!fed_ && has_room() && client.waits_for() < 0) {
    Task task;
    switch (client.next(task)) {
      case Client::Fed::task:
        place(slots_.end(), std::move(task), client);
        break;
      case Client::Fed::none_now:
        break;
      case Client::Fed::end:
        fed_ = true;
        break;
    }
  }
}

void Supervisor::place(Place before, Task&& task, Client& client) {
  const Place slot = slots_.insert(before, Slot{});
  slot->task = std::move(task);
  slot->input = before == slots_.end() ? inputs_++ : before->input;
  held_ += slot->task.bytes.size();
  if (auto outcome = client.settled(slot->task)) {
    settle(*slot, std::move(*outcome));
  } else {
    waiting_.push_back(slot);
  }
}

std::error_code Supervisor::hand_out(Client& client) {
  while (!waiting_.empty()) {
    const Place slot = waiting_.front();
    const bool is_file = slot->task.kind == Task::Kind::file;
    const bool opens_itself = is_file && client.is_slow_to_open(slot->task);
    std::error_code error;
    Member* member =
        free_member(*slot, opens_itself ? Worker::Start::after_opening : Worker::Start::confined, error);
    if (member == nullptr) {
      if (members_.empty()) return error;
      break;
    }
    waiting_.pop_front();
    const Result<int> opened = is_file && !opens_itself ? client.open(slot->task) : Result<int>(-1);
    if (!opened) {
      settle(*slot, failure(opened.error()));
      continue;
    }
    slot->state = State::out;
    member->tasks.push_back(slot);
    slot->task.descriptor = opened.value();
    member->worker->send(frame_of(slot->task), opened.value());
  }
  dismiss_idle();
  let_last_finish();
  return {};
}

// The worker with the last task need not be told to end once that is done: it is gone by then.
void Supervisor::let_last_finish() {
  if (!fed_ || slots_.size() != 1 || !waiting_.empty()) return;
  for (auto& member : members_) {
    if (!member.tasks.empty() && !member.worker->has_more_to_send() && !member.worker->is_finishing()) member.worker->finish();
  }
}

Supervisor::Member* Supervisor::free_member(const Slot& slot, Worker::Start start, std::error_code& error) {
  if (slot.attempts > 0) return start_member(start, error);
  const auto idle = std::find_if(members_.begin(), members_.end(),
                                 [](const Member& member) {
                                   return member.tasks.empty() && !member.worker->is_finishing();
                                 });
  if (start == Worker::Start::after_opening) {  // takes the place of one that is idle
    return idle != members_.end() || working() < jobs_ ? start_member(start, error) : nullptr;
  }
  if (idle != members_.end()) return &*idle;
  if (working() < jobs_) {
    if (Member* member = start_member(start, error)) return member;
  }
  for (auto& member : members_) {
    if (may_queue(slot, member)) return &member;
  }
  return nullptr;
}

// A file may turn out to be an archive, which waits until all before it is done: what must be done before it
// cannot wait for it.
bool Supervisor::may_queue(const Slot& slot, const Member& member) {
  if (member.tasks.size() >= kTasksAtOnce || is_reading(member) || member.worker->is_finishing()) return false;
  const Slot& at_hand = *member.tasks.front();
  return at_hand.task.kind == Task::Kind::page || at_hand.input < slot.input;
}

Supervisor::Member* Supervisor::start_member(Worker::Start start, std::error_code& error) {
  // Standard input and pipes cannot be read once more by a worker that has loaded everything.
  const Worker::Load load = start == Worker::Start::after_opening ? Worker::Load::everything : load_;
  auto worker = Worker::start(work_, limits_, confinement_, start, load, error);
  if (!worker) return nullptr;
  members_.emplace_back();
  members_.back().worker = std::move(worker);
  members_.back().load = load;
  return &members_.back();
}

// There is one too many where a page got a new worker to itself, or an archive has been read.
void Supervisor::dismiss_idle() {
  for (auto member = members_.begin(); member != members_.end() && working() > jobs_;) {
    member = member->tasks.empty() ? members_.erase(member) : std::next(member);
  }
}

std::size_t Supervisor::working() const {
  return static_cast<std::size_t>(std::count_if(members_.begin(), members_.end(),
                                                [&](const Member& member) { return !is_reading(member); }));
}

bool Supervisor::is_reading(const Member& member) {
  return !member.tasks.empty() && member.tasks.front()->state == State::reading;
}

// --- Outcomes to the client ---

void Supervisor::settle(Slot& slot, Outcome&& outcome) {
  held_ -= slot.task.bytes.size();
  std::string().swap(slot.task.bytes);
  slot.outcome = std::move(outcome);
  held_ += slot.outcome.rendered.size();
  slot.state = State::done;
}

Client::Next Supervisor::deliver(Client& client) {
  while (!slots_.empty() && slots_.front().state == State::done) {
    Slot slot = std::move(slots_.front());
    slots_.pop_front();
    held_ -= slot.outcome.rendered.size();
    if (client.done(slot.task, std::move(slot.outcome)) == Client::Next::stop) return Client::Next::stop;
  }
  client.tick(slots_.empty() ? nullptr : &slots_.front().task);
  return Client::Next::go_on;
}

// --- What workers say ---

// A reader of an archive is heard while there is room for its pages; one behind another has to wait.
bool Supervisor::may_be_heard(const Member& member) const {
  if (!is_reading(member)) return true;
  const auto first = std::find_if(slots_.begin(), slots_.end(),
                                  [](const Slot& slot) { return slot.state == State::reading; });
  // cppcheck-suppress mismatchingContainers  // tasks are places in slots_
  if (std::list<Slot>::const_iterator(member.tasks.front()) != first) return false;
  return first == slots_.begin() ||
         (slots_.size() < 2 * window_ && held_ < kMostHeld && waiting_.size() < kTasksAtOnce * jobs_);
}

void Supervisor::wait(Client& client) {
  std::vector<pollfd> polled;
  std::vector<Member*> members;
  const auto now = Clock::now();
  auto until = now + kTick;
  for (auto& member : members_) {
    const bool heard = may_be_heard(member);
    if (heard && !member.heard && is_reading(member)) member.begun = now;
    member.heard = heard;
    if (const auto deadline = deadline_of(member)) until = std::min(until, *deadline);
    const int events = (heard ? POLLIN : 0) | (member.worker->has_more_to_send() ? POLLOUT : 0);
    if (events == 0) continue;
    polled.push_back({member.worker->descriptor(), static_cast<short>(events), 0});
    members.push_back(&member);
  }
  const int feed = fed_ || !has_room() ? -1 : client.waits_for();
  if (feed >= 0) polled.push_back({feed, POLLIN, 0});
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
  poll(polled.data(), polled.size(), static_cast<int>(std::max<std::int64_t>(left, 0)));
  const auto late = Clock::now() - until;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if ((polled[i].revents & POLLOUT) != 0) members[i]->worker->send_more();
    if ((polled[i].revents & (POLLIN | POLLHUP | POLLERR)) != 0 && members[i]->heard)
      listen(*members[i], client);
  }
  if (late < kStopped) return;
  for (auto& member : members_) {
    if (member.begun) *member.begun += late;
  }
}

void Supervisor::listen(Member& member, Client& client) {
  const auto arrival = member.worker->in().receive(member.worker->descriptor());
  while (auto content = member.worker->in().next()) {
    auto message = read_message(*content);
    if (!message || member.tasks.empty()) {
      return bury(member, Worker::End::killed, Error{Reason::crashed, "its worker went astray"});
    }
    on_message(member, std::move(*message), client);
  }
  if (arrival == FrameBuffer::Arrival::end) bury(member, Worker::End::by_itself, std::nullopt);
}

void Supervisor::on_message(Member& member, Message&& message, Client& client) {
  const Place slot = member.tasks.front();
  switch (message.kind) {
    case Message::Kind::begun:
      member.begun = Clock::now();
      break;
    case Message::Kind::found:
      member.begun = Clock::now();
      slot->state = State::reading;
      ++slot->task.skip;
      slot->attempts = 0;  // it gets on
      message.page.kind = Task::Kind::page;
      message.page.archive = slot->task.source;
      place(slot, std::move(message.page), client);
      break;
    case Message::Kind::outcome:
      settle(*slot, std::move(message.outcome));
      member.tasks.erase(member.tasks.begin());
      member.begun.reset();
      ++member.done;
      break;
  }
}

// --- Workers that die ---

std::optional<Supervisor::Clock::time_point> Supervisor::deadline_of(const Member& member) const {
  if (limits_.timeout.count() == 0 || !member.begun || !member.heard) return std::nullopt;
  return *member.begun + limits_.timeout;
}

void Supervisor::end_late() {
  const auto now = Clock::now();
  for (auto& member : members_) {
    if (!member.worker) continue;
    const auto deadline = deadline_of(member);
    if (deadline && *deadline <= now) {
      bury(member, Worker::End::killed, Error{Reason::timeout, "no result in time (--timeout)"});
    }
  }
}

void Supervisor::bury(Member& member, Worker::End end, std::optional<Error> reason) {
  const Error found = member.worker->end(end);
  const bool was_killed = member.worker->was_killed() && end == Worker::End::by_itself;
  // From now on all load everything, and its page is done again.
  const bool starts_over = member.worker->has_to_load_everything() && member.load == Worker::Load::little;
  if (starts_over) load_ = Worker::Load::everything;
  member.worker.reset();
  for (std::size_t i = member.tasks.size(); i-- > 0;) {  // the first is then first in line
    const Place slot = member.tasks[i];
    bool again = i > 0 || (starts_over && !reason);
    if (!again && !reason) {
      ++slot->attempts;
      again = slot->attempts < (was_killed        ? kAttemptsIfKilled
                                : member.done > 0 ? kAttempts
                                                  : 0) &&
              can_be_read_again(slot->task);
    }
    if (again) {
      slot->state = State::waiting;
      waiting_.push_front(slot);
    } else {
      settle(*slot, failure(reason ? *reason : found));
    }
  }
  member.tasks.clear();
  member.begun.reset();
}

}  // namespace presscut::batch
