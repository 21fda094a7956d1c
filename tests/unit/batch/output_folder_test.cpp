#include "batch/output_folder.h"

#include <gtest/gtest.h>

namespace presscut::batch {
namespace {

TEST(OutputFolder, MirrorsThePagesAndNeverGivesANameTwice) {
  OutputFolder folder("out/", "txt");
  const struct {
    const char* mirror;
    const char* path;
  } rows[] = {{"a/b.html", "out/a/b.txt"},
              {"a/b.htm", "out/a/b.htm.txt"},
              {"a/b.html.gz", "out/a/b.html.gz.txt"},
              {"a/b.htm", "out/a/b.htm.2.txt"},
              {"a/b.htm", "out/a/b.htm.3.txt"},
              {"c", "out/c.txt"},
              {"story.php", "out/story.php.txt"},
              {"notes.txt", "out/notes.txt"}};
  for (const auto& row : rows) EXPECT_EQ(folder.path_for(row.mirror), row.path);
}

TEST(OutputFolder, StaysInsideItself) {
  OutputFolder folder("out", "md");
  const struct {
    const char* mirror;
    const char* path;
  } rows[] = {{"/etc/passwd", "out/etc/passwd.md"}, {"../../a.html", "out/a.md"},
              {"a/../../b.html", "out/a/b.md"},     {"..", "out/page.md"},
              {"./x//y.html", "out/x/y.md"},        {"...", "out/....md"}};
  for (const auto& row : rows) EXPECT_EQ(folder.path_for(row.mirror), row.path);
}

}  // namespace
}  // namespace presscut::batch
