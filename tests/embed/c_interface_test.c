/* The C interface, from C: what it answers, and that it takes whatever it is given. Usage: c_interface_test PAGE */
#include <presscut.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                        \
  do {                                                                          \
    if (!(condition)) {                                                         \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);   \
      ++failures;                                                               \
    }                                                                           \
  } while (0)

static char *read_whole(const char *name, size_t *length) {
  char *bytes = NULL;
  long size = 0;
  FILE *file = fopen(name, "rb");
  if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0) {
    rewind(file);
    bytes = malloc((size_t)size);
  }
  if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
    fprintf(stderr, "cannot read %s\n", name);
    exit(2);
  }
  fclose(file);
  *length = (size_t)size;
  return bytes;
}

static int is(const char *text, const char *wanted) {
  return text != NULL && strcmp(text, wanted) == 0;
}

static int has(const char *text, const char *part) {
  return strstr(text, part) != NULL;
}

static void a_page_gives_its_record(const char *page, size_t length) {
  size_t size = 0;
  presscut_result *result = presscut_extract(page, length, "bridge.html", NULL);
  const char *text = presscut_text_of(result, &size);
  CHECK(presscut_reason_of(result) == PRESSCUT_OK);
  CHECK(strcmp(presscut_message_of(result), "") == 0);
  CHECK(size == strlen(text) && text[size - 1] == '\n');
  CHECK(has(text, "\"source\": \"bridge.html\""));
  CHECK(has(text, "\"headline\": \"Crews reopen Alder Creek bridge two weeks early\""));
  CHECK(has(text, "\"kind\": \"list_item\""));
  CHECK(presscut_text_of(result, NULL) == text);
  presscut_result_free(result);
}

static void options_are_the_command_lines(const char *page, size_t length) {
  presscut_options *options = presscut_options_new();
  presscut_result *result;
  CHECK(presscut_options_set(options, "format", "jsonl") == NULL);
  CHECK(presscut_options_set(options, "only", "headline,url") == NULL);
  CHECK(presscut_options_set(options, "url", "https://kqvt.example/bridge") == NULL);
  CHECK(presscut_options_set(options, "encoding", "utf-8") == NULL);
  CHECK(presscut_options_set(options, "language", "en") == NULL);
  CHECK(presscut_options_set(options, "include", "links,images") == NULL);
  CHECK(presscut_options_set(options, "embedded-data", "never") == NULL);
  CHECK(presscut_options_set(options, "site-config", "") == NULL);
  CHECK(presscut_options_set(options, "max-size", "1000000") == NULL);
  CHECK(presscut_options_set(options, "nodes", "100000") == NULL);
  result = presscut_extract(page, length, NULL, options);
  CHECK(presscut_reason_of(result) == PRESSCUT_OK);
  CHECK(strncmp(presscut_text_of(result, NULL), "{\"url\":\"https://www.kqvt6.com/", 30) == 0);
  presscut_result_free(result);

  CHECK(presscut_options_set(options, "format", "text") == NULL);
  CHECK(presscut_options_set(options, "only", "") == NULL);
  result = presscut_extract(page, length, "", options);
  CHECK(strncmp(presscut_text_of(result, NULL), "Crews reopen Alder Creek bridge two weeks early\n\nORRIN", 54) == 0);
  presscut_result_free(result);

  CHECK(presscut_options_set(options, "format", "markdown") == NULL);
  CHECK(presscut_options_set(options, "front-matter", "yes") == NULL);
  result = presscut_extract(page, length, "bridge.html", options);
  CHECK(strncmp(presscut_text_of(result, NULL), "---\nsource: \"bridge.html\"\nurl: ", 31) == 0);
  presscut_result_free(result);
  presscut_options_free(options);
}

static void a_wrong_option_says_why_and_changes_nothing(const char *page, size_t length) {
  presscut_options *options = presscut_options_new();
  presscut_result *result;
  CHECK(presscut_options_set(options, "format", "jsonl") == NULL);
  CHECK(is(presscut_options_set(options, "format", "xml"), "format: no such value: xml"));
  CHECK(is(presscut_options_set(options, "only", "url,nose"), "only: no such value: nose"));
  CHECK(is(presscut_options_set(options, "include", "links,"), "include: no such value: "));
  CHECK(is(presscut_options_set(options, "max-size", "1x"), "max-size: not a number: 1x"));
  CHECK(is(presscut_options_set(options, "max-size", ""), "max-size: not a number: "));
  CHECK(is(presscut_options_set(options, "json-depth", "201"), "json-depth: more than 200: 201"));
  CHECK(is(presscut_options_set(options, "encoding", "morse"), "encoding: no such value: morse"));
  CHECK(is(presscut_options_set(options, "colour", "red"), "colour: no such option"));
  CHECK(is(presscut_options_set(options, NULL, NULL), ": no such option"));
  result = presscut_extract(page, length, "bridge.html", options);
  CHECK(strncmp(presscut_text_of(result, NULL), "{\"source\":\"bridge.html\",\"url\":", 30) == 0);
  presscut_result_free(result);
  presscut_options_free(options);
}

static void a_page_without_article_says_why(const char *page, size_t length) {
  presscut_options *options = presscut_options_new();
  presscut_result *result = presscut_extract("<p>Hi", 5, "hi.html", NULL);
  CHECK(presscut_reason_of(result) == PRESSCUT_NO_ARTICLE);
  CHECK(strncmp(presscut_message_of(result), "no-article: ", 12) == 0);
  CHECK(has(presscut_text_of(result, NULL), "\"error\": \"no-article: "));
  presscut_result_free(result);

  result = presscut_extract("\x1f\x8b\x08 no gzip", 11, "page.html.gz", NULL);
  CHECK(presscut_reason_of(result) == PRESSCUT_UNREADABLE);
  presscut_result_free(result);

  CHECK(presscut_options_set(options, "max-size", "100") == NULL);
  result = presscut_extract(page, length, "bridge.html", options);
  CHECK(presscut_reason_of(result) == PRESSCUT_TOO_LARGE);
  presscut_result_free(result);
  CHECK(presscut_options_set(options, "max-size", "1000000") == NULL);
  CHECK(presscut_options_set(options, "output", "100") == NULL);
  result = presscut_extract(page, length, "bridge.html", options);
  CHECK(presscut_reason_of(result) == PRESSCUT_TOO_LARGE);
  CHECK(has(presscut_message_of(result), "--limit output=100"));
  presscut_result_free(result);
  presscut_options_free(options);
}

static void rules_are_added_and_outlive_their_handles(const char *page, size_t length) {
  static const char kRules[] = "##.ArticlePage-headline:caption()\n##ul\n";
  char *message = NULL;
  presscut_options *options = presscut_options_new();
  presscut_rules *none = presscut_rules_new(PRESSCUT_RULES_NONE);
  presscut_rules *rules = presscut_rules_with(none, kRules, sizeof kRules - 1, "my.rules", PRESSCUT_LAYER_USER, &message);
  presscut_result *result;
  CHECK(none != NULL && rules != NULL && message == NULL);
  presscut_rules_free(none);
  presscut_options_set_rules(options, rules);
  presscut_rules_free(rules);
  result = presscut_extract(page, length, "bridge.html", options);
  CHECK(presscut_reason_of(result) == PRESSCUT_OK);
  CHECK(!has(presscut_text_of(result, NULL), "list_item"));
  presscut_result_free(result);

  presscut_options_set_rules(options, NULL);
  result = presscut_extract(page, length, "bridge.html", options);
  CHECK(has(presscut_text_of(result, NULL), "list_item"));
  presscut_result_free(result);
  presscut_options_free(options);

  CHECK(presscut_rules_with(NULL, "##p:has(", 8, "my.rules", PRESSCUT_LAYER_USER, &message) == NULL);
  CHECK(message != NULL && strncmp(message, "my.rules:1:", 11) == 0);
  presscut_string_free(message);
  CHECK(presscut_rules_with(NULL, "##p:has(", 8, NULL, PRESSCUT_LAYER_RUN, NULL) == NULL);
  rules = presscut_rules_with(NULL, "##p:has(", 8, "list.txt", PRESSCUT_LAYER_LIST, &message);
  CHECK(rules != NULL && message == NULL);
  presscut_rules_free(rules);

  CHECK(presscut_rules_allowing(NULL, "nonsense") == NULL);
  rules = presscut_rules_allowing(NULL, "byline");
  CHECK(rules != NULL);
  presscut_rules_free(rules);
  rules = presscut_rules_new(PRESSCUT_RULES_GENERIC);
  CHECK(rules != NULL);
  presscut_rules_free(rules);
  CHECK(presscut_rules_new((presscut_rules_kind)3) == NULL);
}

static void null_is_taken_everywhere(void) {
  size_t size = 1;
  presscut_result *result = presscut_extract(NULL, 0, NULL, NULL);
  CHECK(presscut_reason_of(result) == PRESSCUT_NO_ARTICLE);
  presscut_result_free(result);
  CHECK(presscut_reason_of(NULL) == PRESSCUT_OUT_OF_MEMORY);
  CHECK(has(presscut_message_of(NULL), "out-of-memory"));
  CHECK(strcmp(presscut_text_of(NULL, &size), "") == 0 && size == 0);
  CHECK(presscut_rules_allowing(NULL, NULL) == NULL);
  presscut_rules_free(presscut_rules_with(NULL, NULL, 0, NULL, PRESSCUT_LAYER_USER, NULL));
  CHECK(presscut_options_set(NULL, "format", "json") != NULL);
  presscut_options_set_rules(NULL, NULL);
  presscut_options_free(NULL);
  presscut_rules_free(NULL);
  presscut_result_free(NULL);
  presscut_string_free(NULL);
}

int main(int count, char **arguments) {
  size_t length = 0;
  char *page;
  if (count != 2) return 2;
  page = read_whole(arguments[1], &length);
  CHECK(strcmp(presscut_version(), PRESSCUT_VERSION) == 0);
  a_page_gives_its_record(page, length);
  options_are_the_command_lines(page, length);
  a_wrong_option_says_why_and_changes_nothing(page, length);
  a_page_without_article_says_why(page, length);
  rules_are_added_and_outlive_their_handles(page, length);
  null_is_taken_everywhere();
  free(page);
  if (failures == 0) puts("all as it should be");
  return failures == 0 ? 0 : 1;
}
