/* newsutils: the library's map. A private, static library: the public
 * interface is the stream, newsutils(5). Each layer uses only those above it
 * in this list; tests/lint checks that. */
#ifndef NEWSUTILS_H
#define NEWSUTILS_H

/* base: bytes, memory, input, output, messages, characters, patterns, lists */
#include "base/slice.h"		/* a view of bytes */
#include "base/buf.h"		/* growing bytes; allocation that cannot fail */
#include "base/arena.h"		/* one document's memory */
#include "base/map.h"		/* slice keys to small integers */
#include "base/msg.h"		/* messages, exit status */
#include "base/utf.h"		/* UTF-8, character classes, case, width */
#include "base/tty.h"		/* terminal-safe text, colour */
#include "base/in.h"		/* line reader */
#include "base/out.h"		/* checked writer */
#include "base/pat.h"		/* PCRE2 with limits */
#include "base/dec.h"		/* exact decimals */
#include "base/list.h"		/* short lists of words in the code */
#include "base/words.h"		/* compiled word lists and models */

/* stream: the ten columns, documents, the frame of every main */
#include "stream/esc.h"		/* the four escapes */
#include "stream/rec.h"		/* one record */
#include "stream/doc.h"		/* one document's records; offsets across cuts */
#include "stream/tool.h"	/* options, files, filters, exit status */

/* read: files of every kind into documents */
#include "read/ids.h"		/* which names and texts a run has seen */
#include "read/files.h"		/* directories and lists of files */
#include "read/source.h"	/* the bytes of a file, gzip undone */
#include "read/lines.h"		/* a text as blocks, one a line */
#include "read/wrap.h"		/* hard-wrapped text as paragraphs */
#include "read/date.h"		/* dates as publishers write them */
#include "read/http.h"		/* a stored HTTP response */
#include "read/put.h"		/* documents on their way out */
#include "read/htmltok.h"	/* HTML as tags and text */
#include "read/htmlelem.h"	/* what is known of each element */
#include "read/charset.h"	/* pages as UTF-8 */
#include "read/htmlmeta.h"	/* what a page says of itself */
#include "read/html.h"		/* a page as blocks */
#include "read/read.h"		/* one run: formats and their readers */

/* lang: the language core that every filter uses in the same way */
#include "lang/token.h"		/* tokens */
#include "lang/pos.h"		/* parts of speech */
#include "lang/chain.h"		/* linear-chain models */
#include "lang/cluster.h"	/* classes of words */
#include "lang/look.h"		/* a token by itself, for models */
#include "lang/context.h"	/* … and between its neighbours */

/* strip: boilerplate */
#include "strip/page.h"		/* a document's blocks, and counts in each */
#include "strip/line.h"		/* the counts of one line */
#include "strip/traits.h"		/* what the judge knows of each */
#include "strip/trees.h"		/* sums of decision trees */
#include "strip/cut.h"		/* fragments put inside a paragraph */
#include "strip/judge.h"	/* how likely each is the article's */
#include "strip/label.h"	/* title, byline, dateline … */
#include "strip/site.h"		/* lines that a site repeats */
#include "strip/strip.h"	/* all of it, for a document */

/* split: sentences */
#include "split/split.h"	/* the sentences of a text */
#include "split/model.h"		/* the weights behind them */
#include "split/use.h"		/* as records, as lines */

/* tag: names */
#include "tag/tag.h"		/* finding them */
#include "tag/names.h"		/* canonical names, role phrases, pronouns */

/* tally: counting and adding up */
#include "tally/unit.h"		/* units of one dimension */
#include "tally/period.h"	/* days, weeks, months */
#include "tally/tally.h"	/* groups and statistics */
#include "tally/print.h"	/* tables */

/* grep: selecting */
#include "grep/term.h"		/* what a record must be like */
#include "grep/grep.h"		/* what it contains or lies in */

/* view: for people, and for other tools */
#include "view/sheet.h"		/* a document as something to look at */
#include "view/view.h"		/* terminal, web page, exchange formats */

/* quote: who said what */
#include "quote/marks.h"	/* which quotation marks belong together */
#include "quote/cue.h"		/* words that tell of speech */
#include "quote/cast.h"		/* who is named, with office and gender */
#include "quote/para.h"		/* a paragraph outside of its marks */
#include "quote/item.h"		/* what a word of a sentence is */
#include "quote/phrase.h"	/* noun phrases */
#include "quote/subject.h"	/* whose verb it is */
#include "quote/verb.h"		/* cues with their subjects */
#include "quote/clause.h"	/* what they report without marks */
#include "quote/speaker.h"	/* whom a phrase stands for */
#include "quote/attrib.h"	/* quotations to speakers */
#include "quote/quote.h"	/* all of it, on a document */

/* figure: news-figure's numbers, units and dates */
#include "figure/num.h"		/* exact decimals */
#include "figure/cal.h"		/* days and weeks */
#include "figure/feast.h"	/* days of holidays */
#include "figure/lex.h"		/* words and numerals of a sentence */
#include "figure/numeral.h"	/* numbers, in digits and words */
#include "figure/funit.h"	/* units of measure and money */
#include "figure/when.h"	/* dates and times */
#include "figure/noun.h"	/* the thing counted */
#include "figure/mod.h"		/* about, least, most */
#include "figure/figure.h"	/* the figures of a sentence */

/* match: the same across documents */
#include "match/norm.h"		/* the words of a text */
#include "match/take.h"		/* what of a record is compared */
#include "match/align.h"	/* how far two wordings say the same */
#include "match/who.h"		/* whether two speakers are one */
#include "match/temp.h"		/* sorting beyond memory */
#include "match/thing.h"	/* what figures are about */
#include "match/match.h"	/* clusters */
#include "match/show.h"		/* differences between markers */
#include "match/report.h"	/* tables */
#include "match/lines.h"	/* the two steps of many machines */

#endif
