#include "facts/month_names.h"

#include <array>
#include <cstddef>

#include "text/hash.h"
#include "text/strings.h"

namespace presscut::facts {
namespace {

// One row a month. Where languages disagree on a word (Polish and Czech "listopad"), the row of the supported
// one has it.
constexpr std::array<std::string_view, 12> kMonths = {
    "january jan januar janvier janv enero ene gennaio gen genn janeiro januari tammikuu tammikuuta tammi "
    "stycznia styczeń sty "
    "leden ledna led января январь янв січня січень січ ocak oca ιανουαρίου ιανουάριος ιαν jänner jän gener",
    "february feb februar februari février févr fév febrero febbraio febb fevereiro fev helmikuu helmikuuta "
    "helmi lutego luty lut "
    "únor února úno února февраля февраль фев февр лютого лютий лют şubat şub φεβρουαρίου φεβρουάριος φεβ "
    "pebruari feber",
    "march mar märz mär mrz mars marzo março maart mrt maaliskuu maaliskuuta maalis marca marzec marz březen "
    "března bře "
    "марта март мар березня березень бер mart μαρτίου μάρτιος μαρ maret marts marec",
    "april apr avril avr abril abr aprile aprili huhtikuu huhtikuuta huhti kwietnia kwiecień kwi duben dubna "
    "dub апреля апрель апр "
    "квітня квітень квіт кві nisan nis απριλίου απρίλιος απρ",
    "may mai mayo maggio mag maio mei maj toukokuu toukokuuta touko maja květen května kvě мая май травня "
    "травень трав тра "
    "mayıs μαΐου μάιος μαΐ μάϊος magg",
    "june jun juni juin junio giugno giu junho kesäkuu kesäkuuta kesä czerwca czerwiec cze červen června čvn "
    "июня июнь июн "
    "червня червень черв чер haziran haz ιουνίου ιούνιος ιουν giugn",
    "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta heinä lipca lipiec lip červenec "
    "července čvc "
    "июля июль июл липня липень лип temmuz tem ιουλίου ιούλιος ιουλ",
    "august aug août aout agosto ago augustus augusti elokuu elokuuta elo sierpnia sierpień sie srpen srpna "
    "srp августа август авг "
    "серпня серпень серп сер ağustos ağu αυγούστου αύγουστος αυγ agustus agu agt ags",
    "september sep sept septembre septiembre setiembre settembre sett set setembro syyskuu syyskuuta syys "
    "września wrzesień wrz "
    "září zář сентября сентябрь сен сент вересня вересень вер eylül eyl σεπτεμβρίου σεπτέμβριος σεπ σεπτ",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta loka października "
    "październik paź "
    "říjen října říj октября октябрь окт жовтня жовтень жовт жов ekim eki οκτωβρίου οκτώβριος οκτ",
    "november nov novembre noviembre novembro marraskuu marraskuuta marras listopada listopad lis listopadu "
    "ноября ноябрь ноя нояб листопада листопад лист лис kasım kas νοεμβρίου νοέμβριος νοε nopember",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuu joulukuuta "
    "joulu grudnia grudzień "
    "gru prosinec prosince pro декабря декабрь дек грудня грудень груд гру aralık ara δεκεμβρίου δεκέμβριος "
    "δεκ"};

struct Zone {
  std::string_view name;
  int minutes;
};

constexpr Zone kZones[] = {
    {"z", 0},      {"utc", 0},     {"gmt", 0},     {"wet", 0},    {"bst", 60},   {"cet", 60},   {"mez", 60},
    {"west", 60},  {"wat", 60},    {"cest", 120},  {"mesz", 120}, {"cat", 120},  {"eet", 120},  {"sast", 120},
    {"eest", 180}, {"msk", 180},   {"eat", 180},   {"trt", 180},  {"gst", 240},  {"pkt", 300},  {"ist", 330},
    {"wib", 420},  {"wita", 480},  {"wit", 540},   {"hkt", 480},  {"sgt", 480},  {"awst", 480}, {"jst", 540},
    {"kst", 540},  {"aest", 600},  {"aedt", 660},  {"nzst", 720}, {"nzdt", 780}, {"ast", -240}, {"adt", -180},
    {"edt", -240}, {"est", -300},  {"cdt", -300},  {"cst", -360}, {"mdt", -360}, {"mst", -420}, {"pdt", -420},
    {"pst", -480}, {"akst", -540}, {"akdt", -480}, {"hst", -600}, {"brt", -180}};

// The names by their hash, with the places behind for those whose place is taken.
struct MonthName {
  std::uint16_t begin = 0;  // among the month's names
  std::uint8_t size = 0;
  std::uint8_t month = 0;  // 0: a free place
};
constexpr std::size_t kPlaces = 2048;
constexpr std::size_t kLongestMonthName = 32;

constexpr std::size_t place_of(std::string_view name) {
  return text::fnv_1a(name) % kPlaces;
}

constexpr std::string_view view(const MonthName& name) {
  return kMonths[name.month - 1u].substr(name.begin, name.size);
}

constexpr std::array<MonthName, kPlaces> months_by_hash() {
  std::array<MonthName, kPlaces> places{};
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    text::for_each_token(kMonths[month], [&](std::string_view name) {
      std::size_t place = place_of(name);
      while (places[place].month != 0 && view(places[place]) != name) place = (place + 1) % kPlaces;
      if (places[place].month != 0) return;
      places[place] = {static_cast<std::uint16_t>(name.data() - kMonths[month].data()),
                       static_cast<std::uint8_t>(name.size()), static_cast<std::uint8_t>(month + 1)};
    });
  }
  return places;
}
constexpr std::array<MonthName, kPlaces> kMonthsByHash = months_by_hash();

}  // namespace

int month_named(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < 3 || word.size() > kLongestMonthName) return 0;
  std::size_t place = place_of(word);
  while (kMonthsByHash[place].month != 0 && view(kMonthsByHash[place]) != word) place = (place + 1) % kPlaces;
  return kMonthsByHash[place].month;
}

std::optional<int> zone_named(std::string_view word) {
  for (const Zone& zone : kZones) {
    if (zone.name == word) return zone.minutes;
  }
  return std::nullopt;
}

}  // namespace presscut::facts
