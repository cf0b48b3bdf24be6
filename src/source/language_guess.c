/* The script tells many languages, the small words tell the rest: in any running text one word in three or
   four is one of a language's few dozen commonest. Counted over the first part of the text only. */
#include "source/language_guess.h"
#include "common/utf8.h"

#include <ctype.h>
#include <stdio.h>

enum { BYTES_READ = 24 * 1024, WORDS_LEAST = 12, LONGEST_WORD = 16 };

/* The commonest words of each language that few of the others share, each between blanks. */
static const struct language {
  const char *code, *words;
} languages[] = {
    {"en", " the of and to in that is was for on with as by at from it has had have were are said which this "
           "who an be not "
           "been its will their they he his would between after its but or also than more "},
    {"fr", " le la les des du et une dans que qui est pour par sur pas au avec sont aux cette ont mais ses "
           "ces plus il elle "
           "leur ce a été "},
    {"es", " el los las del que y una en por con para es se su como al lo más fue sus ha pero este esta "
           "sobre entre está "},
    {"pt", " o os as do da dos das que e uma em por com para é se não ao um na no mais foi como mas pela "
           "pelo são "},
    {"it",
     " il lo gli della di che e una per con è non del dei delle nel alla sono ha dal si anche più le da ma "},
    {"de", " der die das und den von zu mit ist dem des ein eine nicht auf für sich im auch als werden wurde "
           "nach bei hat "},
    {"nl",
     " de het een van en dat is niet op te zijn met voor er aan die hij door ook werd bij naar om maar "},
    {"sv", " och att det som en är av för på till inte med den har ett de om vid var från "},
    {"da", " og at det som en er af for på til ikke med den har et de om ved var fra der blev "},
    {"pl", " i w na z się że do nie jest to o jak po przez od oraz dla są za ich był "},
    {"cs", " a v na se že je z do to o jako po za od pro ale který byl také podle "},
    {"ro", " și de în la cu a care pe din nu este o un să pentru că mai au fost sunt "},
    {"hu", " a az és hogy nem is egy meg van ez el csak de mint volt már azt "},
    {"tr", " ve bir bu için ile da de olarak çok olan daha gibi sonra kadar ise göre değil oldu "},
    {"id", " yang dan di untuk dengan pada ini itu dari dalam tidak akan oleh juga adalah telah ke "},
    {"sw", " na ya wa kwa ni za katika la cha hiyo kuwa huo hii alisema yake watu kama vya "},
    {"so", " iyo ka oo ku waxaa in ee uu la ay soo ayaa ah si kale waa ugu "},
    {"ha", " da na ya ta ba ne ce sun shi cewa wanda wannan kuma daga ga cikin su mai yi inda "},
    {"ku", " û ji bi di de li ku ev ew ye ne jî ser hat kir bû wê wî navbera piştî "},
    {"tl", " ang ng sa mga na ay at ni kay para hindi ito nang siya sila mula kanilang "},
    {"vi", " và của là có trong cho không được các với những một người này đã "},
    {"fi", " ja on ei että se oli hän ovat mutta myös kun joka tai sen mukaan "},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

/* Scripts that stand for one language well enough. Ranges of code points. */
static const struct script {
  uint32_t first, last;
  const char *code;
} scripts[] = {
    {0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0530, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
    {0x0600, 0x077F, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0B80, 0x0BFF, "ta"},
    {0x0E00, 0x0E7F, "th"}, {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x1200, 0x137F, "am"},
    {0x1780, 0x17FF, "km"}, {0x3040, 0x30FF, "ja"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"},
};
enum { SCRIPTS = sizeof scripts / sizeof *scripts };

struct tally {
  int letters, words;
  int script[SCRIPTS], language[LANGUAGES];
};

static void count_script(struct tally *tally, uint32_t point) {
  for (int i = 0; i < SCRIPTS; i++)
    if (point >= scripts[i].first && point <= scripts[i].last) tally->script[i]++;
}

static void count_word(struct tally *tally, const char *word) {
  char framed[LONGEST_WORD + 3];
  snprintf(framed, sizeof framed, " %s ", word);
  tally->words++;
  for (int i = 0; i < LANGUAGES; i++) tally->language[i] += strstr(languages[i].words, framed) != NULL;
}

/* Words of up to LONGEST_WORD bytes in small letters; a longer one is no common word. */
static void count(struct tally *tally, struct slice text) {
  char word[LONGEST_WORD + 1];
  size_t length, filled = 0;
  bool valid, too_long = false;
  for (size_t i = 0; i < text.len; i += length) {
    uint32_t point = utf8_decode((struct slice){text.at + i, text.len - i}, &length, &valid);
    bool letter = point >= 0x80 ? point >= 0xC0 && !(point >= 0x2000 && point < 0x2C00) : isalpha((int)point);
    if (letter) {
      tally->letters++;
      if (point >= 0x300) count_script(tally, point);
      if (filled + length > LONGEST_WORD) too_long = true;
      for (size_t b = 0; b < length && !too_long; b++)
        word[filled++] = (char)tolower((unsigned char)text.at[i + b]);
      continue;
    }
    word[filled] = 0;
    if (too_long)
      tally->words++;
    else if (filled)
      count_word(tally, word);
    filled = 0, too_long = false;
  }
}

static const char *by_script(const struct tally *tally) {
  int best = 0;
  for (int i = 1; i < SCRIPTS; i++)
    if (tally->script[i] > tally->script[best]) best = i;
  if (tally->script[best] * 2 <= tally->letters) return NULL;
  bool kana = tally->script[13] * 10 > tally->letters; /* Japanese is written with Chinese signs too */
  return kana ? "ja" : scripts[best].code;
}

const char *language_guess(struct slice text) {
  struct tally tally = {0};
  if (text.len > BYTES_READ) text.len = BYTES_READ;
  count(&tally, text);
  const char *script = tally.letters >= 20 ? by_script(&tally) : NULL;
  if (script) return script;
  if (tally.words < WORDS_LEAST) return "en";
  int best = 0;
  for (int i = 1; i < LANGUAGES; i++)
    if (tally.language[i] > tally.language[best]) best = i;
  bool sure = tally.language[best] * 100 >= tally.words * 14;
  if (best && sure && tally.language[best] > tally.language[0] + tally.language[0] / 4)
    return languages[best].code;
  return tally.language[0] * 100 >= tally.words * 6 || tally.words < 40 ? "en" : "und";
}
