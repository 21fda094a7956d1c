#include "batch/frame.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "batch/work.h"

namespace presscut::batch {
namespace {

TEST(Frame, GivesBackWhatWasWritten) {
  const std::string text("a\0b\n", 4);
  FrameWriter writer;
  writer.number(7).text(text).text("").number(~std::uint64_t{0});
  const std::string frame = std::move(writer).finish();
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  FrameBuffer buffer;
  const std::string bytes = frame + frame;
  for (std::size_t i = 0; i < bytes.size(); ++i) {  // one byte at a time
    EXPECT_EQ(buffer.next(), std::nullopt);
    ASSERT_EQ(write(ends[1], &bytes[i], 1), 1);
    ASSERT_EQ(buffer.receive(ends[0]), FrameBuffer::Arrival::some);
    if ((i + 1) % frame.size() != 0) continue;
    const auto content = buffer.next();
    ASSERT_TRUE(content);
    FrameReader reader(*content);
    EXPECT_EQ(reader.number(), 7U);
    EXPECT_EQ(reader.text(), text);
    EXPECT_EQ(reader.text(), "");
    EXPECT_EQ(reader.number(), ~std::uint64_t{0});
    EXPECT_TRUE(reader.complete());
  }
  close(ends[1]);
  EXPECT_EQ(buffer.receive(ends[0]), FrameBuffer::Arrival::end);
  close(ends[0]);
}

// A worker that went astray may say anything.
TEST(Frame, RefusesWhatIsCutShortOrTooLong) {
  Task task;
  task.source = "a.html";
  task.bytes = "<p>";
  task.error = Error{Reason::crashed, "why"};
  const std::string frame = frame_of_found(task).substr(sizeof(std::uint64_t));
  ASSERT_TRUE(read_message(frame));
  EXPECT_EQ(read_message(frame)->page.error->message, "why");
  EXPECT_FALSE(read_message(frame + "x"));
  for (std::size_t size = 0; size < frame.size(); ++size) {
    EXPECT_FALSE(read_message(frame.substr(0, size))) << size;
  }
  std::string wild(64, '\xFF');
  EXPECT_FALSE(read_message(wild));
}

}  // namespace
}  // namespace presscut::batch
