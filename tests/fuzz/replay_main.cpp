// Runs a fuzz target over files, and over each with small damages: NAME FILE-OR-FOLDER...
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

void run(const std::string& bytes) {
  // A copy of the exact size, so that a sanitizer sees reads behind the end.
  const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(input.data(), input.size());
}

// Every file is also cut short at some places, and has some bytes changed: the same ones every time.
void run_with_damages(const std::string& bytes) {
  constexpr std::size_t kDamages = 60;
  run(bytes);
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < kDamages && !bytes.empty(); ++i) {
    state = state * 1664525 + 1013904223;  // Numerical Recipes' generator
    const std::size_t place = (state >> 8) % bytes.size();
    run(bytes.substr(0, place));
    std::string changed = bytes;
    changed[place] = static_cast<char>(state >> 24);
    run(changed);
  }
}

}  // namespace

int main(int count, char** arguments) {
  std::size_t files = 0;
  for (int i = 1; i < count; ++i) {
    std::vector<fs::path> paths;
    if (fs::is_directory(arguments[i])) {
      for (const auto& entry : fs::directory_iterator(arguments[i])) paths.push_back(entry.path());
    } else {
      paths.emplace_back(arguments[i]);
    }
    for (const auto& path : paths) {
      std::ifstream in(path, std::ios::binary);
      if (!in) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        return 1;
      }
      run_with_damages({std::istreambuf_iterator<char>(in), {}});
      ++files;
    }
  }
  std::printf("%zu files\n", files);
  return files > 0 ? 0 : 1;
}
