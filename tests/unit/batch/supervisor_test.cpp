#include "batch/supervisor.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <unistd.h>

#include <string>
#include <vector>

namespace presscut::batch {
namespace {

using ::testing::ElementsAre;

// Inputs by name; what comes out of them as "source=record" or "source!reason".
class Names : public Client {
 public:
  explicit Names(std::vector<std::string> names) : names_(std::move(names)) {}

  Fed next(Task& task) override {
    if (at_ == names_.size()) return Fed::end;
    task.source = names_[at_++];
    return Fed::task;
  }
  int waits_for() override { return -1; }
  std::optional<Outcome> settled(Task& task) override {
    if (task.error) return failure(*task.error);
    if (task.source != "there") return std::nullopt;
    Outcome outcome;
    outcome.kind = Outcome::Kind::present;
    return outcome;
  }
  Next done(const Task& task, Outcome&& outcome) override {
    if (outcome.error) {
      out.push_back(task.source + "!" + std::string(name_of(outcome.error->reason)));
    } else {
      out.push_back(task.source + "=" + outcome.rendered);
    }
    return out.size() == stop_after ? Next::stop : Next::go_on;
  }
  void tick(const Task*) override {}

  std::vector<std::string> out;
  std::size_t stop_after = 0;

 private:
  std::vector<std::string> names_;
  std::size_t at_ = 0;
};

// "archive N" holds N pages "p0", "p1", …; "crash after N" kills its worker after so many.
Outcome work(const Task& task, Progress& progress) {
  Outcome outcome;
  progress.begun();
  if (task.kind == Task::Kind::page) {
    outcome.rendered = task.bytes;
    if (task.bytes == "crash") raise(SIGKILL);
    return outcome;
  }
  const bool is_archive = task.source.starts_with("archive ");
  const bool crashes = task.source.starts_with("crash after ");
  if (!is_archive && !crashes) {
    if (task.source == "slow") usleep(50'000);
    while (task.source == "hang") sleep(1);
    if (task.source == "abort") abort();
    if (task.source == "large") outcome.rendered.assign(std::size_t{20} << 20, 'x');
    return outcome;
  }
  const int count = std::stoi(task.source.substr(task.source.rfind(' ') + 1));
  for (int i = static_cast<int>(task.skip); i < count; ++i) {
    Task page;
    page.source = task.source + "!p" + std::to_string(i);
    page.bytes = std::to_string(i);
    if (i == 2) page.error = Error{Reason::unreadable, "damaged"};
    progress.found(page);
  }
  if (crashes) raise(SIGSEGV);
  outcome.kind = Outcome::Kind::archive;
  return outcome;
}

std::vector<std::string> run(std::vector<std::string> names, std::size_t jobs) {
  Names client(std::move(names));
  Limits limits;
  limits.timeout = std::chrono::milliseconds(1000);
  Supervisor supervisor(work, limits, jobs);
  EXPECT_FALSE(supervisor.run(client));
  return client.out;
}

TEST(Supervisor, KeepsTheOrder) {
  for (const std::size_t jobs : {1, 2, 5}) {
    EXPECT_THAT(run({"slow", "a", "there", "slow", "b"}, jobs),
                ElementsAre("slow=", "a=", "there=", "slow=", "b="));
  }
  EXPECT_THAT(run({}, 2), ElementsAre());
}

TEST(Supervisor, PutsTheTimeAndTheEndOfAWorkerToItsPage) {
  for (const std::size_t jobs : {1, 3}) {
    EXPECT_THAT(run({"a", "abort", "hang", "b"}, jobs),
                ElementsAre("a=", "abort!crashed", "hang!timeout", "b="));
  }
}

TEST(Supervisor, TakesPagesOfArchivesInTheirPlace) {
  for (const std::size_t jobs : {1, 2, 5}) {
    EXPECT_THAT(
        run({"slow", "archive 4", "archive 1", "archive 0", "b"}, jobs),
        ElementsAre("slow=", "archive 4!p0=0", "archive 4!p1=1", "archive 4!p2!unreadable", "archive 4!p3=3",
                    "archive 4=", "archive 1!p0=0", "archive 1=", "archive 0=", "b="));
  }
}

TEST(Supervisor, KeepsWhatAnArchiveGaveBeforeItCrashed) {
  for (const std::size_t jobs : {1, 2}) {
    EXPECT_THAT(run({"crash after 2", "b"}, jobs),
                ElementsAre("crash after 2!p0=0", "crash after 2!p1=1", "crash after 2!crashed", "b="));
  }
}

TEST(Supervisor, GoesThroughLongArchivesSideBySide) {
  const auto out = run({"archive 2000", "archive 2000", "archive 2000"}, 2);
  ASSERT_EQ(out.size(), 6003U);
  EXPECT_EQ(out[1999], "archive 2000!p1999=1999");
  EXPECT_EQ(out[6001], "archive 2000!p1999=1999");
}

TEST(Supervisor, TakesRecordsLargerThanWhatItHoldsAtOnce) {
  EXPECT_EQ(run({"large", "large", "archive 300", "large", "large", "large", "large"}, 3).size(), 307U);
}

TEST(Supervisor, StopsWhenTold) {
  Names client({"a", "b", "slow", "c"});
  client.stop_after = 2;
  Supervisor supervisor(work, {}, 2);
  EXPECT_FALSE(supervisor.run(client));
  EXPECT_THAT(client.out, ElementsAre("a=", "b="));
}

}  // namespace
}  // namespace presscut::batch
