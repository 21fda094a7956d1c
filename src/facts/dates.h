// Dates in every shape that pages write them, to RFC 3339.
//
// Nothing is invented. A date with a zone becomes "2024-12-02T10:56:35+01:00" (or "…Z"); one whose zone the
// page does not give becomes "2024-12-02T10:56:35", and one without a time "2024-12-02" (RFC 3339's partial
// forms). Fractions of a second are dropped. What is not a date from 1900 to 2100, such as 31 February, gives
// "".
#pragma once

#include <string>
#include <string_view>

namespace presscut::facts {

// How to read "02/12/2024", where both readings are a date.
enum class DateOrder { day_first, month_first };
DateOrder date_order_of(std::string_view language);  // month first in en-US, day first elsewhere

// The first date in a text: ISO 8601, RFC 2822, epoch seconds and milliseconds, figures, names of months.
std::string read_date(std::string_view text, DateOrder order = DateOrder::day_first);

// As read_date(), but only where the text is about nothing else: the words around the date are few.
std::string read_dateline(std::string_view text, DateOrder order = DateOrder::day_first);

// From a path such as "/2024/12/02/slug", "/2024-12-02-slug" or "/slug-20241202".
std::string date_in_path(std::string_view path);

bool has_time(std::string_view date);  // whether a date as above has a time
bool has_zone(std::string_view date);
bool is_same_day(std::string_view a, std::string_view b);  // as written

}  // namespace presscut::facts
