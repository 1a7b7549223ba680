# newsutils: GNU make. `make demo` and `make check` need nothing but make:
# they install what is missing. Variables: CC CFLAGS CPPFLAGS LDFLAGS O= SAN=
# PREFIX DESTDIR.
.DEFAULT_GOAL := all
O ?= build
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DOCDIR ?= $(PREFIX)/share/doc/newsutils
CFLAGS ?= -O3 -g
VERSION := $(shell cat VERSION)

ifeq ($(origin CC),default)
CC := gcc
endif
PKGS = libpcre2-8 libutf8proc json-c zlib uchardet
PKG_CONFIG ?= pkg-config
PKG_CFLAGS = $(shell $(PKG_CONFIG) --cflags $(PKGS))
PKG_LIBS = $(shell $(PKG_CONFIG) --libs $(PKGS))

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
ALLCFLAGS = -std=c11 -fno-math-errno -D_GNU_SOURCE -DNU_VERSION='"$(VERSION)"' -Ilib $(WARN) \
	$(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
ifdef SAN
ALLCFLAGS += -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS += -fsanitize=$(SAN)
endif

CMDS := $(patsubst cmd/%.c,%,$(wildcard cmd/news-*.c))
LIBSRC := $(filter-out lib/data/%,$(wildcard lib/*/*.c))
LIBOBJ := $(LIBSRC:%.c=$(O)/%.o)
# Word lists are compiled to tables; models go in as they are. One object each,
# so that a program holds only what it uses.
LISTS := $(wildcard lib/data/*.txt lib/data/*/*.txt)
MODELS := $(wildcard lib/data/*.model lib/data/*/*.model)
DATAOBJ := $(LISTS:%.txt=$(O)/%.words.o) $(MODELS:%=$(O)/%.o)
LIB := $(O)/libnewsutils.a
BIN := $(CMDS:%=$(O)/bin/%)
UNIT := $(patsubst tests/unit/%.c,$(O)/tests/unit/%,$(wildcard tests/unit/test_*.c))
TOOLS := $(patsubst tests/tools/%.c,$(O)/tests/tools/%,$(wildcard tests/tools/*.c))

all: $(BIN)

# A compiler that cannot find a header should not be how a newcomer learns it.
ifeq ($(filter deps deps-% demo check clean dist uninstall help,$(MAKECMDGOALS)),)
ifneq ($(shell $(PKG_CONFIG) --exists $(PKGS) 2>/dev/null && echo ok),ok)
$(error libraries are missing: run `make deps` once (needs: $(PKGS)))
endif
endif

$(O)/bin/%: $(O)/cmd/%.o $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS) -lm

$(LIB): $(LIBOBJ) $(DATAOBJ)
	@rm -f $@
	ar rcs $@ $^

$(O)/%.o: %.c Makefile VERSION
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -MMD -MP -c -o $@ $<

$(O)/mkwords: lib/data/mkwords.c lib/base/slice.c lib/base/slice.h lib/base/words.h
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -O2 -Ilib -o $@ lib/data/mkwords.c lib/base/slice.c

$(O)/%.words: %.txt $(O)/mkwords
	@mkdir -p $(@D)
	$(O)/mkwords $< > $@.tmp && mv $@.tmp $@

# nu_data_NAME: NAME is the file's, its '-' and '.' made '_'.
define embed
@mkdir -p $(@D)
@n=$$(basename $< $(1) | tr '.-' '__'); printf '%s\n' \
	'.section .rodata' '.balign 16' ".global nu_data_$$n" "nu_data_$$n:" \
	'.incbin "$<"' ".global nu_data_$${n}_end" "nu_data_$${n}_end:" '.byte 0' \
	'.section .note.GNU-stack,"",@progbits' > $@.S
$(CC) -c -o $@ $@.S
endef

$(O)/%.words.o: $(O)/%.words
	$(call embed,.words)

$(O)/%.model.o: %.model
	$(call embed,.model)

$(O)/tests/%: tests/%.c $(LIB) Makefile
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -Itests -MMD -MP $(LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS) -lm

$(O)/tests/fault.so: tests/fault/fault.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O2 -shared -fPIC -o $@ $< -ldl

# Fuzz targets run under clang's libFuzzer, or from seeds alone without it.
FUZZ := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_SECONDS ?= 30
$(O)/fuzz/bin/%: tests/fuzz/%.c $(O)/libnewsutils.a
	@mkdir -p $(@D)
	$(CC) $(ALLCFLAGS) -fsanitize=fuzzer -Itests $(LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS) -lm

fuzz-build: $(FUZZ:%=$(O)/fuzz/bin/%)

fuzz-smoke:
	@.ci/deps build fuzz
	@$(MAKE) --no-print-directory O=$(O)/fuzz-obj CC=clang SAN=address,undefined \
		CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' fuzz-build
	@O=$(O)/fuzz-obj tests/fuzz/smoke $(FUZZ_SECONDS) $(FUZZ_RUNS)

unit: $(UNIT)
tools: $(TOOLS) $(O)/tests/fault.so

deps:
	@.ci/deps build test

deps-lint:
	@.ci/deps build test lint

# The two commands of the README do all their own set-up; the second make sees
# what the first installed.
demo:
	@.ci/deps build demo
	@$(MAKE) --no-print-directory all
	@tests/demo $(O)

check:
	@.ci/deps build test
	@$(MAKE) --no-print-directory check-run

check-run: all unit tools
	@O=$(O) tests/run

san:
	$(MAKE) --no-print-directory O=$(O)/san SAN=address,undefined CFLAGS='-O1 -g' check-run

lint:
	@.ci/deps build lint
	@O=$(O) tests/lint

# Throughput of every program on a corpus made from the examples; figures, no
# verdict. bench-peers sets other people's tools beside them where installed.
bench: all tools
	@O=$(O) tests/bench/run

bench-peers: all tools
	@O=$(O) tests/bench/peers

# Trains what is compiled in anew: make models DATA=folder (lib/data/make-models).
models: all
	@O=$(O) MAKE="$(MAKE)" lib/data/make-models "$(DATA)" $(ONLY)

# Writes the expected outputs of the examples anew; then read `git diff`.
golden: all
	@O=$(O) tests/cases-redo
	@O=$(O) tests/golden/redo
	@O=$(O) tests/readme-redo

install: all
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5 $(DESTDIR)$(MANDIR)/man7
	install -m 755 $(BIN) $(DESTDIR)$(BINDIR)
	install -m 644 $(wildcard man/*.1) $(DESTDIR)$(MANDIR)/man1
	install -m 644 $(wildcard man/*.5) $(DESTDIR)$(MANDIR)/man5
	install -m 644 $(wildcard man/*.7) $(DESTDIR)$(MANDIR)/man7

uninstall:
	for b in $(CMDS); do rm -f "$(DESTDIR)$(BINDIR)/$$b"; done
	for m in $(notdir $(wildcard man/*.[157])); do rm -f "$(DESTDIR)$(MANDIR)/man$${m##*.}/$$m"; done

clean:
	rm -rf $(O)

.PHONY: bench bench-peers golden fuzz-build fuzz-smoke all unit tools deps deps-lint demo check check-run san lint install uninstall clean
.SECONDARY:
-include $(LIBOBJ:.o=.d) $(CMDS:%=$(O)/cmd/%.d) $(UNIT:=.d) $(TOOLS:=.d)
