/*
 * presscut for C, and for all that calls C: from the bytes of a saved page to a record of its article.
 *
 *   presscut_result *result = presscut_extract(bytes, length, "page.html", NULL);
 *   if (presscut_reason_of(result) == PRESSCUT_OK) puts(presscut_text_of(result, NULL));
 *   else fprintf(stderr, "%s\n", presscut_message_of(result));
 *   presscut_result_free(result);
 *
 * Text is UTF-8. What a function returns as `const char *` belongs to the handle it was asked of and lasts as long; a
 * handle belongs to the caller, who frees it. Every function takes NULL for a handle, and for a text with the length 0.
 * Nothing is printed, no signal handler set, and the process never ended; no C++ exception comes out.
 *
 * Threads: calls with different handles are independent, and a rule set may be in use by any number of threads at
 * once; so may options that nobody sets meanwhile. A result belongs to one thread at a time.
 *
 * This interface grows: within a major version no function goes or changes, and no enumerator's number. C++ has values
 * of its own, in presscut/presscut.h.
 */
#ifndef PRESSCUT_H
#define PRESSCUT_H

#include <stddef.h>

#include "presscut/export.h"
#include "presscut/version.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library that is linked or loaded: "0.1.0". PRESSCUT_VERSION is the header's. */
PRESSCUT_API const char *presscut_version(void);

/*
 * Rules: what is cut, and what elements are. A set never changes; adding to it makes another.
 */
typedef struct presscut_rules presscut_rules;

typedef enum presscut_rules_kind {
  PRESSCUT_RULES_DEFAULT = 0, /* those of presscut: generic ones, and ones for sites */
  PRESSCUT_RULES_GENERIC = 1, /* without those for sites */
  PRESSCUT_RULES_NONE = 2
} presscut_rules_kind;

/* A lower layer gives way to a higher one. */
typedef enum presscut_layer {
  PRESSCUT_LAYER_LIST = 0, /* lists for ad blockers: lines that cannot be used are passed over */
  PRESSCUT_LAYER_USER = 1, /* above presscut's own; a bad line is an error */
  PRESSCUT_LAYER_RUN = 2   /* the same, above files: `--cut` and `--keep` of the command line */
} presscut_layer;

/* NULL: out of memory, or no such kind. */
PRESSCUT_API presscut_rules *presscut_rules_new(presscut_rules_kind kind);

/*
 * A set with the rules of `text` added to those of `rules` (NULL: the default ones). `file` names them in messages and
 * may be NULL. On failure NULL, and unless `message` is NULL, *message is one line that tells why, "file:line:column:
 * reason", to be freed by presscut_string_free(); on success it is NULL.
 */
PRESSCUT_API presscut_rules *presscut_rules_with(const presscut_rules *rules, const char *text, size_t length,
                                                 const char *file, presscut_layer layer, char **message);

/* A set without the cuts of a family, such as "related". NULL: out of memory, or no such family. */
PRESSCUT_API presscut_rules *presscut_rules_allowing(const presscut_rules *rules, const char *family);

PRESSCUT_API void presscut_rules_free(presscut_rules *rules);
PRESSCUT_API void presscut_string_free(char *string);

/*
 * Options. Names and words are those of the command line:
 *
 *   format         json (default), jsonl, text, markdown, html: what presscut_text_of() is
 *   only           fields of the record, joined by commas: "headline,authors"; "" for all
 *   front-matter   no (default), yes: the record, but for its body, as YAML above Markdown
 *   include        captions, links, images, joined by commas; "" for none
 *   embedded-data  auto (default), never, always
 *   url, encoding, language   what the page does not say itself
 *   site-config    a folder of site configs
 *   max-size       bytes; a larger page is refused
 *   nodes, depth, parse-memory, … the limits that --limit sets, as numbers without a suffix
 */
typedef struct presscut_options presscut_options;

/* NULL: out of memory. */
PRESSCUT_API presscut_options *presscut_options_new(void);

/* NULL: it is set. Otherwise nothing changed, and one line tells why; it lasts until the next call with `options`. */
PRESSCUT_API const char *presscut_options_set(presscut_options *options, const char *name, const char *value);

/* Without a call, or with NULL: the default rules. The set may be freed at once; the options keep what they need. */
PRESSCUT_API void presscut_options_set_rules(presscut_options *options, const presscut_rules *rules);

PRESSCUT_API void presscut_options_free(presscut_options *options);

/*
 * Extraction.
 */
typedef struct presscut_result presscut_result;

typedef enum presscut_reason {
  PRESSCUT_OK = 0,
  PRESSCUT_UNREADABLE = 1,    /* damaged */
  PRESSCUT_UNSUPPORTED = 2,   /* not a page, or of a kind that needs a library that is not there */
  PRESSCUT_TOO_LARGE = 3,     /* beyond a limit of size */
  PRESSCUT_NO_ARTICLE = 4,    /* a page, but not of an article */
  PRESSCUT_TIMEOUT = 5,       /* beyond a limit of processor time */
  PRESSCUT_OUT_OF_MEMORY = 6, /* beyond a limit of memory, or of the machine's */
  PRESSCUT_CRASHED = 7        /* a defect of presscut, or of a library in it */
} presscut_reason;

/*
 * Reads one page: HTML or plain text, in any encoding, perhaps compressed or in a container of one page. `bytes` need
 * no NUL at their end and are not kept. `source` names the page in the record and helps to tell its kind by the
 * suffix; NULL is "". Pages are untrusted, and limits bound what one costs; for a page that brings a process down, only
 * a process of its own is a remedy, which is how the program presscut reads them.
 *
 * NULL: out of memory. The functions below say the same of it.
 */
PRESSCUT_API presscut_result *presscut_extract(const char *bytes, size_t length, const char *source,
                                               const presscut_options *options);

PRESSCUT_API presscut_reason presscut_reason_of(const presscut_result *result);

/* The reason as its word and one line: "no-article: …"; "" for PRESSCUT_OK. */
PRESSCUT_API const char *presscut_message_of(const presscut_result *result);

/*
 * The article in the format asked for, ended by a newline and a NUL; for a page without one, and any format, the record
 * {"source": …, "error": …}. Unless `length` is NULL, *length is the bytes before the NUL. "" for NULL.
 */
PRESSCUT_API const char *presscut_text_of(const presscut_result *result, size_t *length);

PRESSCUT_API void presscut_result_free(presscut_result *result);

#ifdef __cplusplus
}
#endif

#endif
