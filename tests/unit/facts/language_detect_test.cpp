#include "facts/language_detect.h"

#include <gtest/gtest.h>

namespace presscut::facts {
namespace {

TEST(LanguageDetect, ShortTexts) {
  const struct {
    const char *expected, *text;
  } rows[] = {
      {"en", "The bridge over the creek will be closed for a week, and the bus will not stop at the mill, said the council."},
      {"de", "Die Brücke über den Bach wird für eine Woche gesperrt, und der Bus hält nicht an der Mühle, sagte die Sprecherin."},
      {"fr", "Le pont sur la rivière est fermé pour une semaine et les bus ne passent pas dans le village, a dit la mairie."},
      {"es", "El puente sobre el río estará cerrado una semana y los autobuses no pasan por el pueblo, dijo la alcaldesa."},
      {"pt", "A ponte sobre o rio não abre durante uma semana e os autocarros não passam pela aldeia, disse a câmara."},
      {"it", "Il ponte sul fiume è chiuso per una settimana e gli autobus non passano nel paese, ha detto la sindaca."},
      {"ca", "El pont sobre el riu és tancat durant una setmana i els autobusos no passen pel poble, ha dit l'alcaldessa amb els veïns."},
      {"ro", "Podul de peste râu este închis o săptămână și autobuzele nu trec prin sat, a spus primarul care a fost la fața locului."},
      {"nl", "De brug over de beek is een week dicht en de bus stopt niet bij de molen, zegt de gemeente op haar site."},
      {"sv", "Bron över bäcken är stängd i en vecka och bussen stannar inte vid kvarnen, säger kommunen som har ansvar för den."},
      {"no", "Broen over bekken er stengt i en uke og bussen stopper ikke ved møllen, sier kommunen som har ansvaret etter flommen."},
      {"da", "Broen over bækken er lukket i en uge, og bussen stopper ikke ved møllen efter oversvømmelsen, siger kommunen, som også blev ramt af den."},
      {"fi", "Silta on suljettu viikon ajan, ja bussi ei pysähdy myllyllä, mutta kunta kertoo että se oli odotettua."},
      {"et", "Sild on nädalaks suletud ja buss ei peatu veski juures, kuid vald ütles, et see oli ette teada ning need tööd saavad siis valmis."},
      {"hu", "A híd egy hétig zárva lesz, és a busz nem áll meg a malomnál, de az önkormányzat szerint ez már nem sokáig tart."},
      {"pl", "Most nad rzeką jest zamknięty na tydzień, a autobus nie zatrzymuje się przy młynie, ale to nie potrwa długo."},
      {"cs", "Most přes potok je na týden zavřený a autobus u mlýna nestaví, ale podle obce to není nadlouho a který byl už opraven."},
      {"sk", "Most cez potok je na týždeň zatvorený a autobus pri mlyne nestojí, ale podľa obce to nie je nadlho a ktorý bol už opravený."},
      {"sl", "Most čez potok je za teden dni zaprt in avtobus pri mlinu ne ustavi, ki pa bo kmalu spet odprt, so še povedali na občini."},
      {"hr", "Most preko potoka zatvoren je tjedan dana, a autobus ne staje kod mlina, što će se prema općini promijeniti nakon radova jer je bio oštećen."},
      {"lt", "Tiltas per upelį savaitei uždarytas ir autobusas prie malūno nestoja, bet tai ne ilgam, nes jis jau yra taisomas, kaip sako seniūnas."},
      {"lv", "Tilts pār upi ir slēgts uz nedēļu un autobuss pie dzirnavām nestāv, bet tas nav ilgi, jo darbi jau ir sākti, kā arī plānots."},
      {"sq", "Ura mbi përrua është mbyllur për një javë dhe autobusi nuk ndalon te mulliri, por kjo do të zgjasë pak, siç tha bashkia."},
      {"tr", "Dere üzerindeki köprü bir hafta kapalı ve otobüs değirmende durmuyor, ama bu çok sürmeyecek, dedi belediye, için daha sonra."},
      {"id", "Jembatan di atas sungai itu ditutup untuk seminggu dan bus tidak berhenti di penggilingan, tetapi ini akan selesai dengan cepat."},
      {"vi", "Cây cầu qua suối đóng cửa trong một tuần và xe buýt không dừng ở cối xay, nhưng việc này sẽ không kéo dài, theo xã cho biết."},
      {"sw", "Daraja la mto limefungwa kwa wiki moja na basi halisimami katika kinu, lakini hii si kwa muda mrefu, alisema mkuu wa kata ya mto."},
      {"ru", "Мост через реку закрыт на неделю, и автобус не останавливается у мельницы, но это не надолго, как сказали в районе."},
      {"uk", "Міст через річку закритий на тиждень, і автобус не зупиняється біля млина, але це не надовго, як сказали у громаді, що є поруч."},
      {"bg", "Мостът над реката е затворен за една седмица и автобусът не спира до мелницата, но това няма да е за дълго, каза кметът, който се е обърнал към хората."},
      {"sr", "Мост преко потока је затворен недељу дана и аутобус не стаје код млина, али то није дуго, што је рекла општина која је за то."},
      {"el", "Η γέφυρα πάνω από το ρέμα θα μείνει κλειστή για μία εβδομάδα."},
      {"ar", "أغلق الجسر فوق النهر لمدة أسبوع، وقال المجلس إن الحافلة لا تتوقف عند الطاحونة التي كان فيها سوق في الماضي."},
      {"fa", "پل روی رودخانه برای یک هفته بسته شده است و اتوبوس در کنار آسیاب نمی‌ایستد که این را شهردار گفت."},
      {"he", "הגשר מעל הנחל ייסגר לשבוע והאוטובוס לא יעצור ליד הטחנה."},
      {"hi", "नदी पर बना पुल एक हफ्ते के लिए बंद है और बस चक्की के पास नहीं रुकती, यह परिषद ने कहा है।"},
      {"bn", "নদীর উপর সেতুটি এক সপ্তাহের জন্য বন্ধ থাকবে।"},
      {"th", "สะพานข้ามลำธารจะปิดเป็นเวลาหนึ่งสัปดาห์"},
      {"ja", "川にかかる橋は一週間通行止めとなり、バスは水車小屋の前には止まらない。"},
      {"zh", "溪上的桥将关闭一周，公共汽车不在磨坊停靠，村委会的负责人昨天表示。"},
      {"ko", "개울 위 다리가 일주일 동안 폐쇄되어 버스는 방앗간에 서지 않는다."},
      {"", "404"},
      {"", "Kvark zorbl nimpf gutz wabbel krönk."},
      {"", ""},
      {"", "\xFF\xFE\x80"},
  };
  for (const auto& row : rows) EXPECT_EQ(detect_language(row.text), row.expected) << row.text;
}

TEST(LanguageDetect, DeclaredStaysUnlessTheScriptSaysOtherwise) {
  const std::string russian =
      "Мост через реку закрыт на неделю, и автобус не останавливается у мельницы, но это не надолго, как сказали в районе. "
      "Он был построен после войны.";
  const std::string german =
      "Die Brücke über den Bach wird für eine Woche gesperrt, und der Bus hält nicht an der Mühle, sagte die Sprecherin. "
      "Sie ist nach dem Krieg gebaut worden und hat drei Bögen.";
  const struct {
    const char* declared;
    const std::string& text;
    const char* expected;
  } rows[] = {
      {"en", russian, "ru"},    {"en-GB", russian, "ru"}, {"ru", russian, "ru"}, {"bg", russian, "bg"}, {"sr-Cyrl", russian, "sr-Cyrl"},
      {"", russian, "ru"},      {"en", german, "en"},     {"zh", german, "de"},  {"de-AT", german, "de-AT"}, {"", german, "de"},
  };
  for (const auto& row : rows) EXPECT_EQ(settled_language(row.declared, row.text), row.expected) << row.declared;
  EXPECT_EQ(settled_language("en", "Привет, мир"), "en") << "too short to contradict";
}

}  // namespace
}  // namespace presscut::facts
