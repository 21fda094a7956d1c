#include "facts/language_detect.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "text/ascii_block.h"
#include "text/unicode.h"

namespace presscut::facts {

namespace {

// Text read for this: more says no more.
constexpr std::size_t kMostBytes = 20'000;
// Letters of one script that make it the text's.
constexpr double kMinScriptShare = 0.6;
constexpr std::size_t kMinLetters = 20;
// Function words found, and by what they must lead the next best language.
constexpr std::size_t kMinWords = 3;
constexpr double kMinShare = 0.08;
constexpr double kMinLead = 1.15;

enum class Script : std::uint8_t {
  latin, cyrillic, greek, arabic, hebrew, devanagari, bengali, gurmukhi, gujarati, tamil, telugu, kannada, malayalam, sinhala,
  thai, lao, burmese, khmer, georgian, armenian, ethiopic, kana, hangul, han, other
};
constexpr std::size_t kScripts = static_cast<std::size_t>(Script::other) + 1;

struct ScriptRange {
  char32_t first, last;
  Script script;
};
constexpr ScriptRange kRanges[] = {
    {0x0041, 0x024F, Script::latin},     {0x0370, 0x03FF, Script::greek},     {0x0400, 0x052F, Script::cyrillic},
    {0x0531, 0x058F, Script::armenian},  {0x0590, 0x05FF, Script::hebrew},    {0x0600, 0x077F, Script::arabic},
    {0x0900, 0x097F, Script::devanagari}, {0x0980, 0x09FF, Script::bengali},  {0x0A00, 0x0A7F, Script::gurmukhi},
    {0x0A80, 0x0AFF, Script::gujarati},  {0x0B80, 0x0BFF, Script::tamil},     {0x0C00, 0x0C7F, Script::telugu},
    {0x0C80, 0x0CFF, Script::kannada},   {0x0D00, 0x0D7F, Script::malayalam}, {0x0D80, 0x0DFF, Script::sinhala},
    {0x0E00, 0x0E7F, Script::thai},      {0x0E80, 0x0EFF, Script::lao},       {0x1000, 0x109F, Script::burmese},
    {0x10A0, 0x10FF, Script::georgian},  {0x1200, 0x137F, Script::ethiopic},  {0x1780, 0x17FF, Script::khmer},
    {0x1C90, 0x1CBF, Script::georgian},  {0x1E00, 0x1EFF, Script::latin},     {0x1F00, 0x1FFF, Script::greek},
    {0x3040, 0x30FF, Script::kana},      {0x3400, 0x4DBF, Script::han},       {0x4E00, 0x9FFF, Script::han},
    {0xAC00, 0xD7AF, Script::hangul},    {0xFB50, 0xFDFF, Script::arabic},    {0xFE70, 0xFEFC, Script::arabic},
    {0x20000, 0x3FFFF, Script::han}};

Script script_of(char32_t c) {
  const auto range = std::find_if(std::begin(kRanges), std::end(kRanges), [&](const ScriptRange& r) { return c <= r.last; });
  return range != std::end(kRanges) && c >= range->first ? range->script : Script::other;
}

// Frequent function words, case-folded. Words that several languages share are in the lists of all of them.
struct Language {
  std::string_view tag;
  Script script;
  std::string_view words;
};
constexpr Language kLanguages[] = {
    {"en", Script::latin, "the of and to in a is that for it was on with as at by he she his her from this they have has had not are were but an be which who their said will would been or its"},
    {"de", Script::latin, "der die das und in den von zu mit ist im für auf dem nicht ein eine sich des auch als an es bei aus sie er wird nach wie hat war am einen einem einer zum zur über vor noch dass oder"},
    {"fr", Script::latin, "le la les de des et en un une du que qui dans pour est par sur au plus pas avec ce il elle sont aux cette ou mais ont été se son sa ses ne nous d'un c'est comme leur"},
    {"es", Script::latin, "el la los las de que y en un una del por con para se es su al lo como más pero sus ha este esta son no fue han entre sobre también desde ya hasta muy sin"},
    {"pt", Script::latin, "o a os as de do da dos das que e em um uma no na nos nas por com para se é não mais ao foi como mas pelo pela sua seu são também ou já está entre sobre até ele"},
    {"it", Script::latin, "il lo la gli le di del della dei delle che e in un una per con non si è da al nel nella sono ha come più anche ma alla dal dalla questo suo sua ai hanno tra stato essere"},
    {"ca", Script::latin, "el la els les de del dels que i en un una per amb no és al als es més ha com a però aquest aquesta són han seva seu també entre perquè des sobre va van"},
    {"ro", Script::latin, "și în de la a cu pe care nu un o este din pentru că mai sau au fost se ce sunt al ale prin dar după lui ei această acest către fi am până dintre"},
    {"nl", Script::latin, "de het een en van in is dat op te zijn met voor die er aan niet om ook als bij door maar uit dan naar wordt zijn hebben heeft nog over worden was deze tot ze hij geen"},
    {"af", Script::latin, "die en van in is het dat op te 'n nie met vir wat hy aan sy om ook as deur maar uit word sal hulle ons was by haar kan oor nog baie hierdie"},
    {"sv", Script::latin, "och att det i en som på är av för med den till inte har de ett om var men sig så han hon från vi kan när nu ut under eller efter över också där alla mot vara"},
    {"no", Script::latin, "og i det på som er en til å av for at med har de ikke den et om var men seg så han hun fra vi kan når nå etter eller også ble blir skal være ut mot hva noe"},
    {"da", Script::latin, "og i at det er en til på som af for med den de har ikke et om var men sig så han hun fra vi kan når nu efter eller også blev bliver skal være ud mod hvad noget af"},
    {"is", Script::latin, "og að í á er sem til það við um af með en ekki var hann fyrir hún þá eru en þeir þetta frá eða hafa verið segir einnig þegar úr svo"},
    {"fi", Script::latin, "ja on ei että oli se hän mutta myös ovat kun kuin niin joka ole sen voi jos mukaan vain hänen jo sekä sitä olla vielä nyt tämä eivät ollut tai noin jotka"},
    {"et", Script::latin, "ja on ei et ta see oli kui ka mis aga oma või kes siis nii tema seda ning veel selle pole olid üks kuid juba oleks üle pärast kuni"},
    {"hu", Script::latin, "a az és hogy nem is egy de van volt meg ez már csak mint el azt ki még szerint vagy ha lesz ami ezt pedig után kell akkor aki több majd nagyon között"},
    {"pl", Script::latin, "i w na z się nie do to że jest o jak po za od są przez dla co ale tym czy jego już być ma tego przy jej tak był było oraz roku ze które który także może"},
    {"cs", Script::latin, "a v se na je že s z o do to i ve pro za by jsou od po jeho ale jak k byl který které jako která bylo také podle ze už až při má která nebo není jen aby"},
    {"sk", Script::latin, "a v sa na je že s z o do to aj vo pre za by sú od po jeho ale ako k bol ktorý ktoré ktorá bolo podľa zo už až pri má alebo nie len aby však som"},
    {"sl", Script::latin, "in v je na se za da so z s ki ne pa po bi bo od tudi pri kot ali še do bil bila kar lahko med če njegov ker več že svoje smo"},
    {"hr", Script::latin, "i u je na se da su za s od koji koja koje će o kao ne iz bi to do ili nije što te bio bila kako ali može oko prema nakon samo jer još godine"},
    {"sq", Script::latin, "të e në dhe një për me që është nga i se nuk së ka u më por janë ishte këtë pas si do duke ky kjo edhe gjatë tij tyre"},
    {"lt", Script::latin, "ir kad yra į iš su bei tai ne buvo už apie jis nuo bet kaip dėl po jo taip pat tik ar jie ji prie iki dar šio metų kuris kurie"},
    {"lv", Script::latin, "un ir ka no uz ar par kas arī bet tas kā vai pēc to nav līdz gan bija viņš tiek būs lai jau pie gada tikai pa šo savu"},
    {"tr", Script::latin, "ve bir bu da de için ile çok olarak olan daha ne var gibi kadar sonra en ise ama o olduğu değil her olduğunu yeni dedi göre ya iki tarafından"},
    {"az", Script::latin, "və bir bu da də üçün ilə çox olan daha ki var kimi sonra ən isə o olaraq deyil hər yeni görə ya iki tərəfindən edib olub həm"},
    {"id", Script::latin, "yang dan di dari ini untuk itu dengan tidak pada akan ke dalam juga adalah ada oleh kata bisa mereka saat telah sudah karena para lebih menjadi atau sebagai kepada"},
    {"ms", Script::latin, "yang dan di dari ini untuk itu dengan tidak pada akan ke dalam juga adalah ada oleh kata boleh mereka ketika telah sudah kerana para lebih menjadi atau sebagai kepada berkata beliau"},
    {"tl", Script::latin, "ang ng sa na mga at ay para si ni ito may hindi siya kung niya nang isang pa rin din ako kay mula lang ngunit dahil sila"},
    {"vi", Script::latin, "và của là có cho được trong không một các đã với người này những khi để từ đến về ra như cũng vào tại ở sẽ nhiều trên đó"},
    {"sw", Script::latin, "na ya wa kwa ni katika la kuwa cha za hiyo hii huo huyo yake wake alisema watu pia hata kama lakini baada bila si ili zaidi"},
    {"eu", Script::latin, "eta da du ez bat dira zen ere izan dute egin baina den beste hau bere edo dela gero zuen dago baino horrek hori egiten"},
    {"cy", Script::latin, "y yn a i o ar yr mae wedi ei am eu fod hefyd gan gyda bod nad oedd hyn cael fel ond wrth hynny sydd"},
    {"ru", Script::cyrillic, "и в не на что с по это как а к у он из за от то его но для о было был быть также если после все она они мы ее или уже при до только будет"},
    {"uk", Script::cyrillic, "і в у не на що з та до це як а за від його але для про було був також якщо після є вона вони ми її або вже при й які який буде із"},
    {"be", Script::cyrillic, "і у не на што з па гэта як а да ад яго але для пра было быў таксама калі пасля ёсць яна яны мы яе або ўжо пры які якія"},
    {"bg", Script::cyrillic, "и в на да не се от за е с по като че са ще това до си но той при или беше след те които който още има тя към така"},
    {"sr", Script::cyrillic, "и у је на се да су за с од који која које ће о као не из би то до или није што те био била како али може"},
    {"mk", Script::cyrillic, "и во на да не се од за е со по како дека ќе тоа до но тој при или беше ги кои кој има го му таа што"},
    {"kk", Script::cyrillic, "және мен бұл үшін деп бір бар да де болып қазақстан туралы бойынша арқылы оның екі осы сол кейін болды"},
    {"ar", Script::arabic, "في من على إلى أن عن مع هذا هذه التي الذي كان لا ما قد بعد بين كما كل ذلك وقد أو ثم قال وقال إن خلال"},
    {"fa", Script::arabic, "و در به از که این را با است برای آن یک خود تا بر هم نیز شده می های ها اما او شد گفت کرد وی باید"},
    {"ur", Script::arabic, "کے کی میں ہے کا اور سے کو نے کہ پر اس ہیں یہ بھی تھا ایک جو نہیں وہ ان کر لیے گیا ہو ساتھ"},
    {"hi", Script::devanagari, "के में की है और से का को ने कि पर इस हैं यह भी था एक जो नहीं वह कर लिए गया हो साथ तो ही"},
    {"mr", Script::devanagari, "आहे आणि या व ते ही हे तर की होते होता त्या मध्ये आहेत नाही केली करण्यात येथे असून एक"},
    {"ne", Script::devanagari, "छ र को मा ले का हो पनि छन् भएको यो गरेको गर्न लागि उनले एक थियो तर भने"},
};

constexpr std::size_t kMostLanguages = std::size(kLanguages);

using LanguageSet = std::array<std::uint64_t, (kMostLanguages + 63) / 64>;

// Word → the languages that have it. Built on first use: a page that declares its language never asks.
const std::unordered_map<std::string_view, LanguageSet>& words() {
  static const auto built = [] {
    std::unordered_map<std::string_view, LanguageSet> map;
    for (std::size_t language = 0; language < kMostLanguages; ++language) {
      std::string_view rest = kLanguages[language].words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        map[rest.substr(0, end)][language / 64] |= std::uint64_t{1} << (language % 64);
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return map;
  }();
  return built;
}

struct Profile {
  std::array<std::size_t, kScripts> letters{};
  std::size_t all = 0;

  std::size_t of(Script script) const { return letters[static_cast<std::size_t>(script)]; }
  bool is_mostly(std::initializer_list<Script> scripts) const {
    std::size_t sum = 0;
    for (const Script script : scripts) sum += of(script);
    return static_cast<double>(sum) >= kMinScriptShare * static_cast<double>(all);
  }
};

Profile profile_of(std::string_view text) {
  Profile profile;
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= text::AsciiBlock::kSize) {
      if (text::AsciiBlock block(text.data() + i); block.is_ascii()) {
        block.to_lower();
        const std::size_t letters = text::AsciiBlock::count(block.within('a', 'z'));
        profile.all += letters;
        profile.letters[static_cast<std::size_t>(Script::latin)] += letters;
        i += text::AsciiBlock::kSize;
        continue;
      }
    }
    const char32_t c = text::next_code_point(text, i);
    if (!text::is_letter(c)) continue;
    ++profile.all;
    ++profile.letters[static_cast<std::size_t>(script_of(c))];
  }
  return profile;
}

// The language of the script whose words are most among the text's; of those that share nearly all, the first.
std::string by_words(std::string_view text, Script script) {
  std::array<std::size_t, kMostLanguages> found{};
  std::size_t tokens = 0;
  const std::string folded = text::fold_case(text);
  const auto& known = words();
  std::size_t begin = std::string::npos;
  const auto count = [&](std::size_t end) {
    if (begin == std::string::npos) return;
    ++tokens;
    if (const auto word = known.find(std::string_view(folded).substr(begin, end - begin)); word != known.end()) {
      for (std::size_t language = 0; language < kMostLanguages; ++language) {
        if ((word->second[language / 64] >> (language % 64) & 1) != 0) ++found[language];
      }
    }
    begin = std::string::npos;
  };
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t at = i;
    const char32_t c = text::next_code_point(folded, i);
    if (!text::is_letter(c) && c != '\'') {
      count(at);
    } else if (begin == std::string::npos) {
      begin = at;
    }
  }
  count(folded.size());
  std::size_t best = kMostLanguages;
  std::size_t second = 0;
  for (std::size_t language = 0; language < kMostLanguages; ++language) {
    if (kLanguages[language].script != script) continue;
    if (best == kMostLanguages || found[language] > found[best]) {
      if (best != kMostLanguages) second = std::max(second, found[best]);
      best = language;
    } else {
      second = std::max(second, found[language]);
    }
  }
  if (best == kMostLanguages || found[best] < kMinWords) return "";
  if (static_cast<double>(found[best]) < kMinShare * static_cast<double>(tokens)) return "";
  std::string tag(kLanguages[best].tag);
  // Indonesian and Malay, and Norwegian and Danish, differ in few words of the lists: the lead may be small.
  const bool has_twin = tag == "id" || tag == "ms" || tag == "no" || tag == "da" || tag == "cs" || tag == "sk";
  const double lead = has_twin ? 1.0 : kMinLead;
  if (static_cast<double>(found[best]) < lead * static_cast<double>(second)) return "";
  return tag;
}

// Scripts that one language is written in, as far as news go.
std::string by_script(Script script) {
  switch (script) {
    case Script::greek: return "el";
    case Script::hebrew: return "he";
    case Script::bengali: return "bn";
    case Script::gurmukhi: return "pa";
    case Script::gujarati: return "gu";
    case Script::tamil: return "ta";
    case Script::telugu: return "te";
    case Script::kannada: return "kn";
    case Script::malayalam: return "ml";
    case Script::sinhala: return "si";
    case Script::thai: return "th";
    case Script::lao: return "lo";
    case Script::burmese: return "my";
    case Script::khmer: return "km";
    case Script::georgian: return "ka";
    case Script::armenian: return "hy";
    case Script::ethiopic: return "am";
    default: return "";
  }
}

// Languages that are written in more scripts than their usual one, or in one that is not Latin.
bool may_be_written_in(std::string_view language, Script script) {
  constexpr std::string_view kLatinOrCyrillic[] = {"sr", "bs", "az", "uz", "kk", "mn", "tk", "ky", "tt", "me", "sh"};
  const auto is_any_of = [&](std::initializer_list<std::string_view> tags) {
    return std::find(tags.begin(), tags.end(), language) != tags.end();
  };
  if (std::find(std::begin(kLatinOrCyrillic), std::end(kLatinOrCyrillic), language) != std::end(kLatinOrCyrillic)) return true;
  switch (script) {
    case Script::latin:
      // A romanised page, or one whose text is English on a site in another language.
      return !is_any_of({"zh", "ja", "ko", "ru", "uk", "bg", "el", "ar", "fa", "ur", "he", "th", "bn", "ta", "ka", "hy", "mk", "be"});
    case Script::cyrillic: return is_any_of({"ru", "uk", "be", "bg", "mk", "tg", "ce", "ba", "cv", "os"});
    case Script::han: return is_any_of({"zh", "ja", "yue", "wuu", "nan", "ko", "lzh", "cmn"});
    case Script::kana: return language == "ja";
    case Script::hangul: return language == "ko";
    case Script::arabic: return is_any_of({"ar", "fa", "ur", "ps", "ckb", "ku", "sd", "ug", "pa", "ks", "prs", "pnb"});
    case Script::devanagari: return is_any_of({"hi", "mr", "ne", "sa", "kok", "mai", "bho", "doi"});
    case Script::other: return true;
    default: return language == by_script(script);
  }
}

Script main_script(const Profile& profile) {
  if (profile.is_mostly({Script::han, Script::kana})) return profile.of(Script::kana) * 10 >= profile.all ? Script::kana : Script::han;
  for (std::size_t script = 0; script + 1 < kScripts; ++script) {
    if (profile.is_mostly({static_cast<Script>(script)})) return static_cast<Script>(script);
  }
  return Script::other;
}

}  // namespace

std::string detect_language(std::string_view text) {
  text = text.substr(0, kMostBytes);
  const Profile profile = profile_of(text);
  if (profile.all < kMinLetters) return "";
  const Script script = main_script(profile);
  switch (script) {
    case Script::kana: return "ja";
    case Script::han: return "zh";
    case Script::hangul: return "ko";
    case Script::latin:
    case Script::cyrillic:
    case Script::arabic:
    case Script::devanagari: return by_words(text, script);
    default: return by_script(script);
  }
}

std::string settled_language(const std::string& declared, std::string_view text) {
  text = text.substr(0, kMostBytes);
  if (declared.empty()) return detect_language(text);
  constexpr double kWholly = 0.8;
  constexpr std::size_t kMinContradiction = 100;  // letters: a short text may be a quotation
  const Profile profile = profile_of(text);
  if (profile.all < kMinContradiction) return declared;
  const Script script = main_script(profile);
  const std::size_t of_script = script == Script::kana || script == Script::han ? profile.of(Script::kana) + profile.of(Script::han)
                                                                              : profile.of(script);
  if (static_cast<double>(of_script) < kWholly * static_cast<double>(profile.all)) return declared;
  const std::string language = declared.substr(0, declared.find('-'));
  if (may_be_written_in(language, script)) return declared;
  const std::string detected = detect_language(text);
  return detected.empty() ? declared : detected;
}

}  // namespace presscut::facts
