// The words that stand above a page's key points, as text::key() gives them.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace presscut::compose {

inline constexpr std::string_view kKeyPointLabels[] = {
    // English
    "at a glance", "highlights", "in brief", "in short", "in summary", "key facts", "key findings", "key points", "key takeaways",
    "summary", "takeaways", "the gist", "the key points", "the main points", "tl dr", "what you need to know", "why it matters",
    // German
    "auf einen blick", "das wichtigste auf einen blick", "das wichtigste in kürze", "darum geht s", "die wichtigsten punkte", "in kürze",
    "kurz und knapp", "kurzfassung", "kurz zusammengefasst", "zusammenfassung",
    // French
    "à retenir", "ce qu il faut retenir", "ce qu il faut savoir", "en bref", "en résumé", "l essentiel", "les points clés", "points clés",
    "résumé",
    // Spanish, Italian, Portuguese
    "claves", "en breve", "en resumen", "las claves", "lo esencial", "puntos clave", "resumen", "i punti chiave", "in breve", "in sintesi",
    "punti chiave", "em resumo", "em síntese", "pontos chave", "pontos principais", "resumo",
    // Dutch, Swedish, Norwegian, Danish, Finnish
    "in het kort", "kernpunten", "kort samengevat", "samenvatting", "samengevat", "det viktigaste", "i korthet", "sammanfattning",
    "det viktigste", "kort fortalt", "kort oppsummert", "oppsummert", "oppsummering", "sammendrag", "det vigtigste", "overblik",
    "lyhyesti", "pääkohdat", "tiivistelmä",
    // Polish, Czech, Turkish, Russian, Ukrainian, Greek
    "co musisz wiedzieć", "najważniejsze informacje", "podsumowanie", "w skrócie", "co je důležité", "shrnutí", "ve zkratce", "kısaca",
    "öne çıkanlar", "özet", "главное", "коротко", "кратко", "головне", "стисло", "εν συντομία", "με λίγα λόγια", "τα βασικά σημεία",
    // Arabic, Hebrew, Hindi
    "أبرز النقاط", "الخلاصة", "ملخص", "النقاط الرئيسية", "בקצרה", "עיקרי הדברים", "תקציר", "मुख्य बातें", "मुख्य बिंदु", "सारांश",
    // Chinese, Japanese, Korean
    "摘要", "要点", "要點", "重点", "重點", "ポイント", "この記事のポイント", "記事のポイント", "요약", "핵심 요약", "주요 내용",
};

inline bool is_key_point_label(std::string_view key) {
  return std::find(std::begin(kKeyPointLabels), std::end(kKeyPointLabels), key) != std::end(kKeyPointLabels);
}

}  // namespace presscut::compose
