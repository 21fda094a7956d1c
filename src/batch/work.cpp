#include "batch/work.h"

#include <algorithm>

#include "batch/frame.h"

namespace presscut::batch {
namespace {

enum class Word : std::uint64_t { begun, found, outcome };

FrameWriter& write(FrameWriter& frame, const Task& task) {
  return frame.number(static_cast<std::uint64_t>(task.kind))
      .text(task.source)
      .text(task.bytes)
      .text(task.url)
      .text(task.charset)
      .text(task.file_name)
      .number(task.skip)
      .text(task.mirror)
      .number(task.descriptor >= 0 ? 1 : 0)
      .number(task.error ? 1 : 0)
      .number(task.error ? static_cast<std::uint64_t>(task.error->reason) : 0)
      .text(task.error ? task.error->message : "");
}

std::optional<Error> error_in(FrameReader& frame) {
  const bool is_there = frame.number() != 0;
  const std::uint64_t reason = std::min(frame.number(), static_cast<std::uint64_t>(Reason::crashed));
  std::string message = frame.text();
  if (!is_there) return std::nullopt;
  return Error{static_cast<Reason>(reason), std::move(message)};
}

Task task_in(FrameReader& frame) {
  Task task;
  task.kind = frame.number() == 0 ? Task::Kind::file : Task::Kind::page;
  task.source = frame.text();
  task.bytes = frame.text();
  task.url = frame.text();
  task.charset = frame.text();
  task.file_name = frame.text();
  task.skip = frame.number();
  task.mirror = frame.text();
  if (frame.number() != 0) task.descriptor = Task::kSent;
  task.error = error_in(frame);
  return task;
}

std::optional<Outcome> outcome_in(FrameReader& frame) {
  Outcome outcome;
  const std::uint64_t kind = frame.number();
  if (kind > static_cast<std::uint64_t>(Outcome::Kind::archive)) return std::nullopt;
  outcome.kind = static_cast<Outcome::Kind>(kind);
  outcome.error = error_in(frame);
  if (outcome.kind == Outcome::Kind::failed && !outcome.error) return std::nullopt;
  outcome.bytes = frame.number();
  outcome.words = frame.number();
  outcome.from_data = frame.number() != 0;
  outcome.microseconds = frame.number();
  outcome.fingerprint = frame.number();
  outcome.simhash = frame.number();
  outcome.rendered = frame.text();
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
      .number(outcome.bytes)
      .number(outcome.words)
      .number(outcome.from_data ? 1 : 0)
      .number(outcome.microseconds)
      .number(outcome.fingerprint)
      .number(outcome.simhash)
      .text(outcome.rendered);  // at the end, so that a long one is given its room once
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
