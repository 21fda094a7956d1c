// A string's numbers: an open-addressing hash table over strings of a StringPool, several numbers to a string. A byte of each
// slot's hash stands apart: most strings of a page are in no table, and that is told by these few kilobytes.
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/string_pool.h"
#include "rules/table.h"
#include "text/hash.h"

namespace presscut::rules {

using text::hash_of;

class StringMap {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  struct Slot {
    std::uint32_t hash = 0;
    StringRef key;
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
  };
  using Mark = std::uint8_t;
  struct Link {
    std::uint32_t number;
    std::uint32_t next;
  };
  // All of a map, to be kept as constants.
  struct Image {
    std::span<const Mark> marks;
    std::span<const Slot> slots;
    std::span<const Link> links;
    std::size_t used;
  };

  StringMap() = default;
  explicit StringMap(const Image& image) : marks_(image.marks), slots_(image.slots), links_(image.links), used_(image.used) {}
  Image image() const { return {marks_.view(), slots_.view(), links_.view(), used_}; }

  bool empty() const { return used_ == 0; }

  void add(const StringPool& pool, StringRef key, std::uint32_t number) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::string_view view = pool.view(key);
    const std::uint32_t hash = hash_of(view);
    const std::size_t place = this->place(pool, view, hash);
    Slot& slot = slots_.change(place);
    const auto link = static_cast<std::uint32_t>(links_.size());
    links_.push_back({number, kNone});
    if (marks_[place] == kFree) {
      marks_.change(place) = mark_of(hash);
      slot = {hash, key, link, link};
      ++used_;
    } else {
      links_.change(slot.last).next = link;
      slot.last = link;
    }
  }

  // Calls visit(number) for each number of `key`, in the order they were added.
  template <class Visit>
  void for_each(const StringPool& pool, std::string_view key, Visit&& visit) const {
    if (used_ != 0) for_each(pool, key, hash_of(key), visit);
  }
  // The same where the key's hash_of() is known.
  template <class Visit>
  void for_each(const StringPool& pool, std::string_view key, std::uint32_t hash, Visit&& visit) const {
    if (used_ == 0) return;
    const std::size_t place = this->place(pool, key, hash);
    if (marks_[place] == kFree) return;
    for (std::uint32_t i = slots_[place].first; i != kNone; i = links_[i].next) visit(links_[i].number);
  }

  bool contains(const StringPool& pool, std::string_view key) const {
    return used_ != 0 && marks_[place(pool, key, hash_of(key))] != kFree;
  }

 private:
  static constexpr std::size_t kFirstSlots = 16;
  static constexpr Mark kFree = 0;

  // The bits that say nothing of the place.
  static Mark mark_of(std::uint32_t hash) { return static_cast<Mark>(hash >> 25 | 0x80); }

  // Where the key stands, or the free slot where it would. Precondition: a slot is free.
  std::size_t place(const StringPool& pool, std::string_view key, std::uint32_t hash) const {
    const Mark* marks = marks_.data();
    const Mark mark = mark_of(hash);
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash & mask;
    while (marks[i] != kFree && (marks[i] != mark || slots_[i].hash != hash || pool.view(slots_[i].key) != key)) i = (i + 1) & mask;
    return i;
  }

  void grow() {
    const Table<Slot> old = slots_;
    const std::size_t size = old.empty() ? kFirstSlots : old.size() * 2;
    slots_.assign(size, Slot{});
    marks_.assign(size, kFree);
    for (const Slot& slot : old.view()) {
      if (slot.first == kNone) continue;
      std::size_t i = slot.hash & (size - 1);
      while (marks_[i] != kFree) i = (i + 1) & (size - 1);
      slots_.change(i) = slot;
      marks_.change(i) = mark_of(slot.hash);
    }
  }

  Table<Mark> marks_;  // of each slot, or kFree
  Table<Slot> slots_;  // none, or a power of two
  Table<Link> links_;
  std::size_t used_ = 0;
};

}  // namespace presscut::rules
