/* Prints the record of a page in one line. */
#include <presscut.h>
#include <stdio.h>

int main(int count, char **arguments) {
  static char bytes[1 << 20];
  FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
  const size_t length = file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file);
  presscut_result *result = presscut_extract(bytes, length, "page.html", NULL);
  puts(presscut_text_of(result, NULL));
  presscut_result_free(result);
  return 0;
}
