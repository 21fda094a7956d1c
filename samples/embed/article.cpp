// The article of a saved page as Markdown:  c++ -std=c++20 article.cpp -lpresscut && ./a.out page.html
#include <fstream>
#include <iostream>
#include <iterator>
#include <presscut/presscut.h>

int main(int, char** arguments) {
  std::ifstream file(arguments[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(file), {});
  const auto article = presscut::extract(bytes, arguments[1]);
  if (article) std::cout << presscut::render(*article, presscut::Format::markdown);
  else std::cerr << arguments[1] << ": " << article.error().to_string() << '\n';
  return article ? 0 : 1;
}
