#include "read/htmlelem.h"

#define B NU_ELF_BLOCK
#define V NU_ELF_VOID
#define R NU_ELF_RAW
#define D NU_ELF_DROP
#define S NU_ELF_PATH
#define P NU_ELF_PCLOSE
#define O NU_ELF_SCOPE
#define G NU_ELF_GAP

/* By name; the rest are inline elements without special rules. Those of NITF
 * (hl1, body.content …) are no HTML and do no harm in it. */
static const struct nu_elem table[] = {
	{ "a", NU_EL_A, 0 },
	{ "abstract", 0, B },
	{ "address", 0, B | P },
	{ "applet", 0, D | G | O },
	{ "area", 0, V },
	{ "article", NU_EL_ARTICLE, B | P | S },
	{ "aside", 0, B | P | S },
	{ "audio", 0, D | G },
	{ "base", 0, V },
	{ "basefont", 0, V },
	{ "bgsound", 0, V },
	{ "block", 0, B },
	{ "blockquote", 0, B | P },
	{ "body", NU_EL_BODY, B },
	{ "body.content", 0, B },
	{ "body.end", 0, B },
	{ "body.head", 0, B },
	{ "br", NU_EL_BR, V },
	{ "button", NU_EL_BUTTON, B | O },
	{ "byline", 0, B },
	{ "bytag", 0, B },
	{ "canvas", 0, D | G },
	{ "caption", NU_EL_CAPTION, B | O },
	{ "center", 0, B | P },
	{ "col", 0, V },
	{ "colgroup", 0, B },
	{ "command", 0, V },
	{ "datalist", 0, D },
	{ "dateline", 0, B },
	{ "dd", NU_EL_DD, B | P },
	{ "details", 0, B | P },
	{ "dialog", NU_EL_DIALOG, B | P | S },
	{ "dir", NU_EL_LIST, B | P },
	{ "distributor", 0, B },
	{ "div", 0, B | P },
	{ "dl", NU_EL_LIST, B | P },
	{ "dt", NU_EL_DT, B | P },
	{ "embed", 0, V | G },
	{ "fieldset", 0, B | P },
	{ "figcaption", 0, B | P },
	{ "figure", 0, B | P | S },
	{ "footer", 0, B | P | S },
	{ "foreignobject", NU_EL_FOREIGNOBJECT, O },
	{ "form", 0, B | P | S },
	{ "frame", 0, V },
	{ "frameset", 0, B },
	{ "h1", NU_EL_HEADING, B | P },
	{ "h2", NU_EL_HEADING, B | P },
	{ "h3", NU_EL_HEADING, B | P },
	{ "h4", NU_EL_HEADING, B | P },
	{ "h5", NU_EL_HEADING, B | P },
	{ "h6", NU_EL_HEADING, B | P },
	{ "head", NU_EL_HEAD, B },
	{ "header", 0, B | P | S },
	{ "hedline", 0, B },
	{ "hgroup", 0, B | P },
	{ "hl1", NU_EL_HEADING, B | P },
	{ "hl2", NU_EL_HEADING, B | P },
	{ "hr", 0, B | V | P },
	{ "html", NU_EL_HTML, B | O },
	{ "iframe", 0, R | D | G },
	{ "image", 0, V | G },
	{ "img", 0, V | G },
	{ "input", 0, V | G },
	{ "keygen", 0, V },
	{ "legend", 0, B },
	{ "li", NU_EL_LI, B | P },
	{ "link", NU_EL_LINK, V },
	{ "listing", NU_EL_PRE, B | P },
	{ "main", NU_EL_MAIN, B | P | S },
	{ "marquee", 0, B | O },
	{ "math", NU_EL_SVG, D | G },
	{ "media", 0, B | P | S },
	{ "media-caption", 0, B },
	{ "media-producer", 0, B },
	{ "menu", NU_EL_LIST, B | P },
	{ "meta", NU_EL_META, V },
	{ "nav", 0, B | P | S },
	{ "noembed", 0, R | D },
	{ "noframes", 0, R | D },
	{ "noscript", 0, R | D },
	{ "object", 0, D | G | O },
	{ "ol", NU_EL_LIST, B | P },
	{ "optgroup", 0, B },
	{ "option", 0, B },
	{ "p", NU_EL_P, B | P },
	{ "param", 0, V },
	{ "picture", 0, G },
	{ "pre", NU_EL_PRE, B | P },
	{ "progress", 0, D },
	{ "q", NU_EL_Q, 0 },
	{ "rp", 0, D },
	{ "rt", 0, D },
	{ "rtc", 0, D },
	{ "script", NU_EL_SCRIPT, R | D },
	{ "search", 0, B | P },
	{ "section", 0, B | P },
	{ "select", 0, D | G },
	{ "source", 0, V },
	{ "style", 0, R | D },
	{ "summary", 0, B | P },
	{ "svg", NU_EL_SVG, D | G },
	{ "table", NU_EL_TABLE, B | O },
	{ "tagline", 0, B },
	{ "tbody", NU_EL_TSECTION, B },
	{ "td", NU_EL_TD, B | O },
	{ "template", NU_EL_TEMPLATE, D | O },
	{ "textarea", 0, R | D | G },
	{ "tfoot", NU_EL_TSECTION, B },
	{ "th", NU_EL_TD, B | O },
	{ "thead", NU_EL_TSECTION, B },
	{ "time", NU_EL_TIME, 0 },
	{ "title", NU_EL_TITLE, R | D },
	{ "tr", NU_EL_TR, B },
	{ "track", 0, V },
	{ "ul", NU_EL_LIST, B | P },
	{ "video", 0, D | G },
	{ "wbr", 0, V },
	{ "xmp", 0, R | D },
};

const struct nu_elem *
nu_elem_of(const char *name, size_t n)
{
	static const struct nu_elem plain = { "", NU_EL_OTHER, 0 };
	static const struct nu_elem custom = { "", NU_EL_OTHER, G };
	size_t lo = 0, hi = sizeof table / sizeof *table;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(table[mid].name, name);

		if (c == 0)
			return &table[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	/* <my-widget>: may stand in a line or apart; never glues words. */
	return memchr(name, '-', n) ? &custom : &plain;
}
