// Words and numbers of the command line to values. On a bad one: a message for a person, which names what
// there is.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace presscut::cli {

// The words that an option takes.
std::vector<std::string> format_words();
std::vector<std::string> field_words();
std::vector<std::string> include_words();
std::vector<std::string> family_words();
std::vector<std::string> embedded_data_words();
std::vector<std::string> when_words();
std::vector<std::string> shell_words();
std::vector<std::string> sandbox_words();

Result<Format, std::string> read_format(std::string_view word);
Result<Field, std::string> read_field(std::string_view word);
Result<Include, std::string> read_include(std::string_view word);
Result<Family, std::string> read_family(std::string_view word);
Result<EmbeddedData, std::string> read_embedded_data(std::string_view word);
Result<When, std::string> read_when(std::string_view word);
Result<Shell, std::string> read_shell(std::string_view word);
Result<batch::SandboxMode, std::string> read_sandbox(std::string_view word);
// A label that the encoding standard knows, as given.
Result<std::string_view, std::string> read_encoding(std::string_view label);

// "500000", "64K", "10M", "1G": powers of 1024.
Result<std::size_t, std::string> read_size(std::string_view word);

// "nodes=2M".
struct LimitSetting {
  const LimitRow* row = nullptr;
  std::size_t size = 0;
};
std::vector<std::string> limit_words();       // "nodes", …
std::vector<std::string> limit_beginnings();  // "nodes=", …
Result<LimitSetting, std::string> read_limit(std::string_view word);

// "30", "0.5": at least a millisecond, or 0.
Result<std::chrono::milliseconds, std::string> read_seconds(std::string_view word);
// "8".
Result<std::size_t, std::string> read_jobs(std::string_view word);
// "2/5": the second of five.
Result<batch::Shard, std::string> read_shard(std::string_view word);

// "no such value: autn; did you mean auto? (choose from auto, never)"
std::string no_such(std::string_view word, const std::vector<std::string>& known);

std::string join(const std::vector<std::string>& words, std::string_view separator);

// The word of `known` that `word` is most likely a slip for; "" if none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace presscut::cli
