# Writes OUTPUT, a C++ file with the text of each of FILES, named by its path under ROOT.
# Run by the build; a raw string literal may hold some 64 KB, so keep a rule file below that.
set(code "// Made from src/rules/**/*.rules by embed.cmake.\n#include \"rules/embedded.h\"\n\nnamespace presscut::rules {\n\n")
string(APPEND code "const EmbeddedFile kEmbeddedFiles[] = {\n")
set(count 0)
foreach(path IN LISTS FILES)
  file(READ ${path} text)
  file(RELATIVE_PATH name ${ROOT} ${path})
  string(APPEND code "{\"${name}\", R\"~rules~(${text})~rules~\"},\n")
  math(EXPR count "${count} + 1")
endforeach()
string(APPEND code "};\nconst std::size_t kEmbeddedFileCount = ${count};\n\n}  // namespace presscut::rules\n")
file(WRITE ${OUTPUT} "${code}")
