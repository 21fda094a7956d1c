#include "facts/dates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "facts/date_tokens.h"
#include "facts/month_names.h"
#include "text/strings.h"
#include "text/unicode.h"

namespace presscut::facts {
namespace {

using Tokens = std::vector<DateToken>;

constexpr std::size_t kLongestText = 400;  // bytes; a date stands at the start of what holds it
constexpr std::size_t kTimeDistance = 6;   // tokens between a date and its time: ", at", "| Stand:"

struct Day {
  int year = 0, month = 0, day = 0;
};

struct Clock {
  int hour = 0, minute = 0, second = 0;
  std::optional<int> zone;  // minutes east of UTC
};

// What was read, and the token after it.
template <class T>
struct Found {
  T value;
  std::size_t end = 0;
};

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::optional<Day> valid_day(int year, int month, int day) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const int last = kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap(year) ? 1 : 0);
  if (day > last) return std::nullopt;
  return Day{year, month, day};
}

bool is_valid(const Clock& clock) {
  return clock.hour >= 0 && clock.hour < 24 && clock.minute >= 0 && clock.minute < 60 && clock.second >= 0 &&
         clock.second <= 60;
}

std::string written(const Day& day, const std::optional<Clock>& clock) {
  std::string out = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  if (!clock) return out;
  out += fmt::format("T{:02}:{:02}:{:02}", clock->hour, clock->minute, std::min(clock->second, 59));
  if (!clock->zone) return out;
  if (*clock->zone == 0) return out + 'Z';
  const int minutes = *clock->zone < 0 ? -*clock->zone : *clock->zone;
  return out + fmt::format("{}{:02}:{:02}", *clock->zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// Reads dates out of tokens. Each member function tries one shape at a token and gives nothing where it is
// not there.
class DateReader {
 public:
  DateReader(const Tokens& tokens, DateOrder order) : tokens_(tokens), order_(order) {}

  std::string first() const {
    std::optional<Found<Clock>> before;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (const auto day = day_at(i)) {
        if (const auto clock = clock_after(*day)) return written(day->value, clock);
        const bool is_near = before && before->end <= i && i - before->end <= kTimeDistance;
        return written(day->value, is_near ? std::optional(before->value) : std::nullopt);
      }
      if (!before || i >= before->end) {
        if (const auto clock = clock_at(i)) before = clock;
      }
    }
    return "";
  }

  // In addresses only: there "5-10-24" is rather a count than a date.
  std::optional<Day> first_by_year() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (const auto found = year_first(i)) return found->value;
      if (const auto found = packed(i)) return found->value;
    }
    return std::nullopt;
  }

 private:
  bool has(std::size_t i) const { return i < tokens_.size(); }
  bool is(std::size_t i, std::string_view text) const { return has(i) && tokens_[i].is(text); }
  // A number of so many digits, or -1.
  int number(std::size_t i, std::size_t least_digits, std::size_t most_digits) const {
    if (!has(i) || !tokens_[i].is_number()) return -1;
    const std::size_t digits = tokens_[i].text.size();
    return digits >= least_digits && digits <= most_digits ? tokens_[i].value() : -1;
  }
  int month(std::size_t i) const { return has(i) && tokens_[i].is_word() ? month_named(tokens_[i].text) : 0; }

  // Past what stands between the parts of a written date: "2nd of", "2. ", "December, ".
  std::size_t past_filler(std::size_t i) const {
    constexpr std::string_view kFillers =
        " . , - / º ª ° ’ ' st nd rd th er ère e de del do di of the den d ";
    for (int n = 0; n < 3 && has(i); ++n, ++i) {
      const std::string padded = " " + tokens_[i].text + " ";
      if (tokens_[i].is_number() || kFillers.find(padded) == std::string_view::npos) break;
    }
    return i;
  }

  static std::optional<Found<Day>> at(int year, int month, int day, std::size_t end) {
    const auto valid = valid_day(year, month, day);
    return valid ? std::optional(Found<Day>{*valid, end}) : std::nullopt;
  }

  std::optional<Found<Day>> day_at(std::size_t i) const {
    if (auto found = year_first(i)) return found;
    if (auto found = in_figures(i)) return found;
    if (auto found = packed(i)) return found;
    if (auto found = day_then_month_name(i)) return found;
    return month_name_first(i);
  }

  // 2024-12-02, 2024/12/2, 2024年12月2日, 2024년 12월 2일, 2024 Dec 2
  std::optional<Found<Day>> year_first(std::size_t i) const {
    const int year = number(i, 4, 4);
    if (year < 0 || !has(i + 2)) return std::nullopt;
    const DateToken& separator = tokens_[i + 1];
    if (separator.is("年") || separator.is("년")) {
      const int month = number(i + 2, 1, 2);
      const int day = number(i + 4, 1, 2);
      const bool has_sign = is(i + 5, "日") || is(i + 5, "일") || is(i + 5, "号");
      return at(year, month, day, i + (has_sign ? 6 : 5));
    }
    const std::size_t next = past_filler(i + 1);
    if (const int named = month(next); named > 0) {
      const std::size_t last = past_filler(next + 1);
      return at(year, named, number(last, 1, 2), last + 1);
    }
    if (!separator.is("-") && !separator.is("/") && !separator.is(".")) return std::nullopt;
    const std::size_t second = is(i + 1, "-") && is(i + 3, "-") ? 3 : is(i + 3, separator.text) ? 3 : 0;
    if (second == 0) return std::nullopt;
    return at(year, number(i + 2, 1, 2), number(i + 4, 1, 2), i + 5);
  }

  // 02.12.2024, 2/12/2024, 02-12-24
  std::optional<Found<Day>> in_figures(std::size_t i) const {
    const int first = number(i, 1, 2), second = number(i + 2, 1, 2);
    if (first < 0 || second < 0 || !has(i + 4)) return std::nullopt;
    const DateToken& separator = tokens_[i + 1];
    if (!(separator.is(".") || separator.is("/") || separator.is("-")) || !tokens_[i + 3].is(separator.text))
      return std::nullopt;
    int year = number(i + 4, 4, 4);
    if (year < 0 && !tokens_[i + 4].after_space) {
      year = number(i + 4, 2, 2);
      if (year >= 0) year += 2000;
    }
    // Only slashes are American.
    const bool month_first = order_ == DateOrder::month_first && separator.is("/");
    const auto wanted = month_first ? at(year, first, second, i + 5) : at(year, second, first, i + 5);
    if (wanted) return wanted;
    return month_first ? at(year, second, first, i + 5) : at(year, first, second, i + 5);
  }

  // 20241202, 20241202T105635
  std::optional<Found<Day>> packed(std::size_t i) const {
    const int all = number(i, 8, 8);
    if (all < 0) return std::nullopt;
    return at(all / 10000, all / 100 % 100, all % 100, i + 1);
  }

  // 2 December 2024, 2. Dezember 2024, 2 de diciembre de 2024, 02-Dec-2024, 2 tháng 12, 2024
  std::optional<Found<Day>> day_then_month_name(std::size_t i) const {
    const int day = number(i, 1, 2);
    if (day < 0) return std::nullopt;
    std::size_t next = past_filler(i + 1);
    int named = month(next);
    if (named == 0 && (is(next, "tháng") || is(next, "thg"))) named = number(++next, 1, 2);
    if (named <= 0) return std::nullopt;
    std::size_t last = past_filler(next + 1);
    if (is(last, "năm")) ++last;
    return at(number(last, 4, 4), named, day, last + 1);
  }

  // December 2, 2024; Dec 2nd 2024; Mon Dec 02 10:56:35 GMT 2024
  std::optional<Found<Day>> month_name_first(std::size_t i) const {
    const int named = month(i);
    if (named == 0) return std::nullopt;
    const std::size_t next = past_filler(i + 1);
    const int day = number(next, 1, 2);
    if (day < 0) return std::nullopt;
    const std::size_t last = past_filler(next + 1);
    if (const int year = number(last, 4, 4); year >= 0) return at(year, named, day, last + 1);
    const auto clock = clock_at(next + 1);
    if (!clock) return std::nullopt;
    // The end is the day's, so that the time is read again after it.
    return at(number(clock->end, 4, 4), named, day, next + 1);
  }

  std::optional<Clock> clock_after(const Found<Day>& day) const {
    for (std::size_t i = day.end; has(i) && i <= day.end + kTimeDistance; ++i) {
      if (const auto clock = clock_at(i)) return clock->value;
      if (i == day.end && is(i, "t")) {
        if (const auto clock = packed_clock(i + 1)) return clock;
      }
      const bool starts_another_date = tokens_[i].is_number() || month(i) > 0;
      if (starts_another_date) return std::nullopt;
    }
    return std::nullopt;
  }

  // T1056, T105635
  std::optional<Clock> packed_clock(std::size_t i) const {
    const int four = number(i, 4, 4), six = number(i, 6, 6);
    if (four < 0 && six < 0) return std::nullopt;
    Clock clock =
        six >= 0 ? Clock{six / 10000, six / 100 % 100, six % 100, {}} : Clock{four / 100, four % 100, 0, {}};
    if (!is_valid(clock)) return std::nullopt;
    clock.zone = zone_at(past_fraction(i + 1));
    return clock;
  }

  std::size_t past_fraction(std::size_t i) const {
    const bool is_there =
        (is(i, ".") || is(i, ",")) && has(i + 1) && tokens_[i + 1].is_number() && !tokens_[i + 1].after_space;
    return is_there ? i + 2 : i;
  }

  // 10:56, 10:56:35.123, 10.56 Uhr, 10h56, 10時56分, 10 am, 上午10:56
  std::optional<Found<Clock>> clock_at(std::size_t i) const {
    Clock clock;
    clock.hour = number(i, 1, 2);
    if (clock.hour < 0) return std::nullopt;
    const bool is_later = i >= 2 && is_afternoon(tokens_[i - 2].text + tokens_[i - 1].text);
    std::size_t end = i + 1;
    const int minute = number(i + 2, 2, 2);
    const bool has_sign = is(i + 1, ":") || is(i + 1, "：") || is(i + 1, "h") || is(i + 1, "時") ||
                          is(i + 1, "时") || is(i + 1, "點") || is(i + 1, "点") || is(i + 1, "시");
    const bool is_dotted = is(i + 1, ".") && (is(i + 3, "uhr") || is_meridiem(i + 3) ||
                                              (i > 0 && says_time(tokens_[i - 1].text)) ||
                                              (i > 1 && is(i - 1, ".") && says_time(tokens_[i - 2].text)));
    if (minute >= 0 && (has_sign || is_dotted) && (!tokens_[i + 2].after_space || is(i + 1, "시"))) {
      clock.minute = minute;
      end = i + 3;
      const bool has_second_sign = is(end, ":") || (is_dotted && is(end, "."));
      if (const int second = has_second_sign ? number(end + 1, 2, 2) : -1; second >= 0) {
        clock.second = second;
        end = past_fraction(end + 2);
      }
    } else if (!is_meridiem(end) && !is(end, "uhr")) {
      return std::nullopt;
    }
    if (is(end, "uhr") || is(end, "h") || is(end, "分") || is(end, "분")) ++end;
    if (const auto half = meridiem(end)) {
      if (clock.hour > 12) return is_valid(clock) ? std::optional(Found<Clock>{clock, end}) : std::nullopt;
      clock.hour = clock.hour % 12 + (*half == 'p' ? 12 : 0);
      end += is(end + 1, ".") ? 4 : 1;
      if (end > tokens_.size()) end = tokens_.size();
    } else if (is_later && clock.hour < 12) {
      clock.hour += 12;
    }
    if (!is_valid(clock)) return std::nullopt;
    clock.zone = zone_at(end);
    if (clock.zone && has(end) && tokens_[end].is_word()) ++end;
    return Found<Clock>{clock, end};
  }

  static bool is_afternoon(std::string_view s) {
    return s == "下午" || s == "午後" || s == "晚上" || s == "오후";
  }
  static bool says_time(std::string_view s) {
    return s == "kl" || s == "klo" || s == "ore" || s == "alle" || s == "um" || s == "klokken";
  }
  // 'a' or 'p' of am, p.m.
  std::optional<char> meridiem(std::size_t i) const {
    if (is(i, "am") || is(i, "pm")) return tokens_[i].text[0];
    if ((is(i, "a") || is(i, "p")) && is(i + 1, ".") && is(i + 2, "m")) return tokens_[i].text[0];
    return std::nullopt;
  }
  bool is_meridiem(std::size_t i) const { return meridiem(i).has_value(); }

  // Z, +01:00, +0100, +01, EST, GMT+0100, (UTC +7)
  std::optional<int> zone_at(std::size_t i) const {
    if (is(i, "(")) ++i;
    std::optional<int> named;
    if (has(i) && tokens_[i].is_word()) {
      named = zone_named(tokens_[i].text);
      if (!named) return std::nullopt;
      if (*named != 0) return named;
      ++i;
    }
    const bool is_minus = is(i, "-") || is(i, "−") || is(i, "–");
    if (!is_minus && !is(i, "+")) return named;
    if (!has(i + 1) || tokens_[i + 1].after_space) return named;
    int hours = number(i + 1, 1, 2), minutes = 0;
    if (const int four = number(i + 1, 4, 4); four >= 0) {
      hours = four / 100;
      minutes = four % 100;
    } else if (is(i + 2, ":")) {
      minutes = number(i + 3, 2, 2);
    } else if (!named && tokens_[i].after_space) {
      return std::nullopt;  // "10:56 -5 …" is no zone
    }
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return named;
    const int offset = hours * 60 + minutes;
    return is_minus ? -offset : offset;
  }

  const Tokens& tokens_;
  DateOrder order_;
};

// Days since 1970-01-01 to a date, after Howard Hinnant's civil_from_days
// (https://howardhinnant.github.io/date_algorithms.html#civil_from_days).
Day day_of_epoch(std::int64_t days) {
  days += 719468;  // from 0000-03-01
  const std::int64_t era = days / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;  // from March
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), static_cast<int>(month),
          static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

// A text of digits alone: seconds (10) or milliseconds (13) since 1970, or 20241202105635 (12 or 14).
std::string from_digits(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  if (digits.size() == 10 || digits.size() == 13) {
    const std::int64_t seconds = digits.size() == 13 ? value / 1000 : value;
    const auto of_day = static_cast<int>(seconds % 86400);
    const Day day = day_of_epoch(seconds / 86400);
    return day.year <= 2100 ? written(day, Clock{of_day / 3600, of_day / 60 % 60, of_day % 60, 0}) : "";
  }
  if (digits.size() != 12 && digits.size() != 14) return "";
  const std::int64_t seconds = digits.size() == 14 ? value : value * 100;
  const auto date = static_cast<int>(seconds / 1000000), time = static_cast<int>(seconds % 1000000);
  const auto day = valid_day(date / 10000, date / 100 % 100, date % 100);
  const Clock clock{time / 10000, time / 100 % 100, time % 100, {}};
  if (!day) return "";
  return written(*day, is_valid(clock) ? std::optional(clock) : std::nullopt);
}

}  // namespace

DateOrder date_order_of(std::string_view language) {
  return text::equals_ignoring_case(language, "en-US") ? DateOrder::month_first : DateOrder::day_first;
}

std::string read_date(std::string_view raw, DateOrder order) {
  if (raw.find_first_of("0123456789") == std::string_view::npos) return "";
  const std::string text = text::clean(raw.substr(0, kLongestText));
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool is_decimal = digits == 10 && digits < text.size() && text[digits] == '.';
  if (digits >= 10 && (digits == text.size() || is_decimal) && digits <= 14)
    return from_digits({text.data(), digits});
  const Tokens tokens = date_tokens(text);
  return DateReader(tokens, order).first();
}

std::string read_dateline(std::string_view text, DateOrder order) {
  constexpr std::size_t kMostWords = 16;  // "Published on Monday, 2 December 2024 at 10:56 am, updated …"
  if (text.find_first_of("0123456789") == std::string_view::npos) return "";
  if (text.size() > kLongestText || text::count_words(text) > kMostWords) return "";
  return read_date(text, order);
}

std::string date_in_path(std::string_view path) {
  constexpr int kFirstYear = 1995;  // of news on the web
  std::string spaced;               // each run of digits stands alone: "news-20241202105634-nt"
  for (std::size_t i = 0; i < path.size();) {
    const std::size_t end = std::min(path.find_first_not_of("0123456789", i), path.size());
    if (end - i == 12 || end - i == 14)
      spaced.append(path.substr(i, 8)).append(" ");
    else
      spaced.append(path.substr(i, end - i));
    i = end;
    if (i < path.size()) spaced += path[i++];
  }
  const Tokens tokens = date_tokens(spaced);
  const auto day = DateReader(tokens, DateOrder::day_first).first_by_year();
  return day && day->year >= kFirstYear ? written(*day, std::nullopt) : "";
}

bool has_time(std::string_view date) {
  return date.size() >= 19;
}
bool has_zone(std::string_view date) {
  return date.size() > 19;
}
bool is_same_day(std::string_view a, std::string_view b) {
  return a.size() >= 10 && a.substr(0, 10) == b.substr(0, 10);
}

}  // namespace presscut::facts
