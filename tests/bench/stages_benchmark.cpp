// Each stage, and the whole, by Google Benchmark: stages_benchmark PAGE-OR-FOLDER... [--benchmark_...]
#include <benchmark/benchmark.h>

#include <vector>

#include "stages.h"

using presscut::bench::Page;
using presscut::bench::Stage;
using presscut::bench::stages_until;

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  const std::vector<Page> pages = presscut::bench::read_pages(count - 1, arguments + 1);
  if (pages.empty()) return 2;
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.bytes.size();
  const auto add = [&](const char* name, auto measured) {
    benchmark::RegisterBenchmark(name, [&, measured](benchmark::State& state) {
      for (auto _ : state) {
        for (const Page& page : pages) benchmark::DoNotOptimize(measured(page));
      }
      state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
    })->Unit(benchmark::kMillisecond);
  };
  add("gumbo_parse", [](const Page& page) { return measured_gumbo(page.bytes); });
  add("gumbo_parse, arena", [](const Page& page) { return measured_gumbo_arena(page.bytes); });
  add("whole", [](const Page& page) { return measured_whole(page); });
  add("up to input", [](const Page& page) { return stages_until(page, Stage::input); });
  add("up to dom", [](const Page& page) { return stages_until(page, Stage::dom); });
  add("up to facts", [](const Page& page) { return stages_until(page, Stage::facts); });
  add("up to filter", [](const Page& page) { return stages_until(page, Stage::filter); });
  add("up to compose", [](const Page& page) { return stages_until(page, Stage::compose); });
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
