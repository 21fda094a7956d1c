// Who builds on the installed library: prints the headline of the page in a file.
#include <fstream>
#include <iostream>
#include <sstream>

#include "presscut/presscut.h"

int main(int, char** argv) {
  std::stringstream page;
  page << std::ifstream(argv[1]).rdbuf();
  const auto article = presscut::extract(page.str(), argv[1]);
  std::cout << (article ? article.value().headline.value_or("") : article.error().to_string()) << '\n';
}
