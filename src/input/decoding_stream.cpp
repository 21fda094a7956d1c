#include "input/decoding_stream.h"

#include <algorithm>

namespace presscut::input {
namespace {

// Signatures occur in compressed data by chance, so that decoding from one may fail again. Going back each
// time would cost the square of the damage's length.
constexpr int kMostReturns = 16;

// Enough to tell whether another part follows.
constexpr std::size_t kSignatureBytes = 4;

}  // namespace

std::optional<Error> GrowthGuard::gave(std::size_t bytes) {
  out_ += bytes;
  if (out_ < checked_from_ || out_ / most_ <= in_) return std::nullopt;
  return Error{Reason::too_large,
               "decompressed it is more than " + std::to_string(most_) + " times as large (--limit growth)"};
}

Error DecodingStream::failed(Error error) {
  error_ = std::move(error);
  return *error_;
}

Error DecodingStream::damaged(const std::string& what) {
  return failed({Reason::unreadable, "damaged " + std::string(format_) + " data: " + what});
}

// Reads on, and lets go what lies before `keep_from`.
std::optional<Error> DecodingStream::refill(std::size_t keep_from) {
  in_.erase(0, keep_from);
  at_ -= keep_from;
  search_from_ -= std::min(search_from_, keep_from);
  const std::size_t held = in_.size();
  in_.resize(held + kChunkBytes);
  const Result<std::size_t> count = source_->read({in_.data() + held, kChunkBytes});
  in_.resize(held + (count ? count.value() : 0));
  if (!count) return count.error();
  source_ended_ = count.value() == 0;
  guard_.took(count.value());
  return std::nullopt;
}

Result<std::size_t> DecodingStream::read(std::span<char> room) {
  if (error_) return *error_;
  while (!ended_) {
    if (between_parts_) return damaged("something else lies between its parts");
    if (!in_part_) {
      search_from_ = at_ + 1;
      in_part_ = true;
    }
    if (at_ == in_.size() && !source_ended_) {
      // What was taken is kept for a while: it may turn out to have been no data of this part.
      if (auto error = refill(at_ - std::min(at_, kChunkBytes))) return failed(*error);
    }
    const Step step = this->step(std::string_view(in_).substr(at_), room);
    at_ += step.taken;
    switch (step.status) {
      case Status::no_memory:
        return failed({Reason::out_of_memory, "no memory to decompress with"});
      case Status::damaged:
        return damaged(step.message);
      case Status::part_ends:
        returns_ = 0;
        while (in_.size() - at_ < kSignatureBytes && !source_ended_) {
          if (auto error = refill(at_)) return failed(*error);
        }
        in_part_ = false;
        if (begins_part(std::string_view(in_).substr(at_))) {
          restart();
        } else if (!signature_.empty() && in_.find(signature_, at_) != std::string::npos) {
          between_parts_ = true;
          search_from_ = at_;
        } else {
          ended_ = true;  // what follows the last part is no part of the file, as gzip itself has it
        }
        break;
      case Status::more:
        if (step.given == 0 && step.taken == 0 && at_ == in_.size() && source_ended_)
          return damaged("it ends too early");
        break;
    }
    if (step.given == 0) continue;
    if (auto error = guard_.gave(step.given)) return failed(*error);
    return step.given;
  }
  return std::size_t{0};
}

bool DecodingStream::skip_damage() {
  if (!error_ || error_->reason != Reason::unreadable || signature_.empty()) return false;
  std::size_t from = std::min(search_from_, in_.size());
  if (++returns_ > kMostReturns) from = std::max(from, at_);
  for (;;) {
    const std::size_t found = in_.find(signature_, from);
    if (found != std::string::npos) {
      at_ = found;
      search_from_ = found + 1;
      break;
    }
    if (source_ended_) return false;
    at_ = in_.size();
    // A signature may lie across two pieces.
    if (refill(in_.size() - std::min(in_.size(), signature_.size() - 1))) return false;
    from = 0;
  }
  restart();
  error_.reset();
  between_parts_ = false;
  in_part_ = true;
  return true;
}

}  // namespace presscut::input
