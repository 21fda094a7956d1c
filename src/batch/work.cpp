#include "batch/work.h"

#include "batch/frame.h"

namespace presscut::batch {
namespace {

enum class Word : std::uint64_t { begun, found, outcome };

FrameWriter& write(FrameWriter& frame, const Task& task) {
  return frame.number(static_cast<std::uint64_t>(task.kind))
      .text(task.source)
      .text(task.bytes)
      .text(task.url)
      .text(task.encoding)
      .number(task.skip)
      .text(task.mirror);
}

Task task_in(FrameReader& frame) {
  Task task;
  task.kind = frame.number() == 0 ? Task::Kind::file : Task::Kind::page;
  task.source = frame.text();
  task.bytes = frame.text();
  task.url = frame.text();
  task.encoding = frame.text();
  task.skip = frame.number();
  task.mirror = frame.text();
  return task;
}

std::optional<Outcome> outcome_in(FrameReader& frame) {
  Outcome outcome;
  const std::uint64_t kind = frame.number();
  const bool has_error = frame.number() != 0;
  const std::uint64_t reason = frame.number();
  std::string message = frame.text();
  if (kind > static_cast<std::uint64_t>(Outcome::Kind::archive) ||
      reason > static_cast<std::uint64_t>(Reason::crashed)) {
    return std::nullopt;
  }
  outcome.kind = static_cast<Outcome::Kind>(kind);
  if (has_error) outcome.error = Error{static_cast<Reason>(reason), std::move(message)};
  if (outcome.kind == Outcome::Kind::failed && !has_error) return std::nullopt;
  outcome.rendered = frame.text();
  outcome.bytes = frame.number();
  outcome.words = frame.number();
  outcome.from_data = frame.number() != 0;
  outcome.microseconds = frame.number();
  outcome.fingerprint = frame.number();
  outcome.simhash = frame.number();
  return outcome;
}

}  // namespace

Outcome failure(Error error) {
  Outcome outcome;
  outcome.kind = Outcome::Kind::failed;
  outcome.error = std::move(error);
  return outcome;
}

std::string frame_of(const Task& task) {
  FrameWriter frame;
  write(frame, task);
  return std::move(frame).finish();
}

std::string frame_of_found(const Task& task) {
  FrameWriter frame;
  frame.number(static_cast<std::uint64_t>(Word::found));
  write(frame, task);
  return std::move(frame).finish();
}

std::string frame_of(const Outcome& outcome) {
  FrameWriter frame;
  frame.number(static_cast<std::uint64_t>(Word::outcome))
      .number(static_cast<std::uint64_t>(outcome.kind))
      .number(outcome.error ? 1 : 0)
      .number(outcome.error ? static_cast<std::uint64_t>(outcome.error->reason) : 0)
      .text(outcome.error ? outcome.error->message : "")
      .text(outcome.rendered)
      .number(outcome.bytes)
      .number(outcome.words)
      .number(outcome.from_data ? 1 : 0)
      .number(outcome.microseconds)
      .number(outcome.fingerprint)
      .number(outcome.simhash);
  return std::move(frame).finish();
}

std::string frame_of_beginning() {
  FrameWriter frame;
  frame.number(static_cast<std::uint64_t>(Word::begun));
  return std::move(frame).finish();
}

std::optional<Task> read_task(std::string_view content) {
  FrameReader frame(content);
  Task task = task_in(frame);
  if (!frame.complete()) return std::nullopt;
  return task;
}

std::optional<Message> read_message(std::string_view content) {
  FrameReader frame(content);
  Message message;
  switch (static_cast<Word>(frame.number())) {
    case Word::begun:
      message.kind = Message::Kind::begun;
      break;
    case Word::found:
      message.kind = Message::Kind::found;
      message.page = task_in(frame);
      break;
    case Word::outcome: {
      message.kind = Message::Kind::outcome;
      auto outcome = outcome_in(frame);
      if (!outcome) return std::nullopt;
      message.outcome = std::move(*outcome);
      break;
    }
    default:
      return std::nullopt;
  }
  if (!frame.complete()) return std::nullopt;
  return message;
}

}  // namespace presscut::batch
