/* speaker-work: what speaker.c and speaker-role.c share; private to them. */
#ifndef NU_SPEAKER_WORK_H
#define NU_SPEAKER_WORK_H

#include "quote/phrase.h"
#include "quote/speaker.h"

/* Person, or whatever else, who of the cast. */
struct nu_speaker nu_speaker_person(const struct nu_scene *s, uint32_t who,
    bool guessed);
/* The mentions that begin before offset at of the document: how many. */
size_t nu_cast_before(const struct nu_cast *c, uint64_t at);
/* w in lower case, until the next call. */
struct nu_slice nu_scene_low(struct nu_scene *s, struct nu_slice w);
/* The person that "he" (m) or "she" (f), or "the author" (u), at offset at of
 * the paragraph is; nobody when another is nearly as likely: by less than
 * margin. */
struct nu_speaker nu_speaker_by_gender(struct nu_scene *s,
    const struct nu_para *p, char gender, size_t at, double margin);

/* speaker-role.c; head is the item that is the phrase's last noun. */

bool nu_speaker_plural(const struct nu_para *p, int head);
/* The person whom the text calls by item head, and by what stands before it
 * from b on, the last named. *held: somebody is called by head at least. */
struct nu_speaker nu_speaker_by_role(struct nu_scene *s,
    const struct nu_para *p, int b, int head, bool *held);
/* The organisation that "the company" is: the one that spoke or was named
 * last. */
struct nu_speaker nu_speaker_by_kind(struct nu_scene *s,
    const struct nu_para *p, size_t at);
/* "the 44-year-old", "the Slovak", "the carpenter": someone named or begun
 * upon before. */
bool nu_speaker_stands(struct nu_scene *s, const struct nu_para *p, int b,
    int head);
/* "the two men", "the sisters": the two persons named last. */
struct nu_speaker nu_speaker_two(struct nu_scene *s, const struct nu_para *p,
    size_t at);

#endif
