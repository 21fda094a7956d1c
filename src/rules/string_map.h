// A string's numbers: an open-addressing hash table over strings of a StringPool, several numbers to a
// string.
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
    std::uint32_t first = kNone;  // kNone: a free slot
    std::uint32_t last = kNone;
  };
  struct Link {
    std::uint32_t number;
    std::uint32_t next;
  };
  // All of a map, to be kept as constants.
  struct Image {
    std::span<const Slot> slots;
    std::span<const Link> links;
    std::size_t used;
  };

  StringMap() = default;
  explicit StringMap(const Image& image) : slots_(image.slots), links_(image.links), used_(image.used) {}
  Image image() const { return {slots_.view(), links_.view(), used_}; }

  bool empty() const { return used_ == 0; }

  void add(const StringPool& pool, StringRef key, std::uint32_t number) {
    if (used_ * 2 >= slots_.size()) grow();
    const std::string_view view = pool.view(key);
    const std::uint32_t hash = hash_of(view);
    Slot& slot = slots_.change(place(pool, view, hash));
    const auto link = static_cast<std::uint32_t>(links_.size());
    links_.push_back({number, kNone});
    if (slot.first == kNone) {
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
    const Slot& slot = slots_[place(pool, key, hash)];
    for (std::uint32_t i = slot.first; i != kNone; i = links_[i].next) visit(links_[i].number);
  }

  bool contains(const StringPool& pool, std::string_view key) const {
    return used_ != 0 && slots_[place(pool, key, hash_of(key))].first != kNone;
  }

 private:
  static constexpr std::size_t kFirstSlots = 16;

  // Where the key stands, or the free slot where it would. Precondition: a slot is free.
  std::size_t place(const StringPool& pool, std::string_view key, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash & mask;
    while (slots_[i].first != kNone && (slots_[i].hash != hash || pool.view(slots_[i].key) != key))
      i = (i + 1) & mask;
    return i;
  }

  void grow() {
    const Table<Slot> old = slots_;
    slots_.assign(old.empty() ? kFirstSlots : old.size() * 4, Slot{});
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old.view()) {
      if (slot.first == kNone) continue;
      std::size_t i = slot.hash & mask;
      while (slots_[i].first != kNone) i = (i + 1) & mask;
      slots_.change(i) = slot;
    }
  }

  Table<Slot> slots_;  // none, or a power of two
  Table<Link> links_;
  std::size_t used_ = 0;
};

}  // namespace presscut::rules
