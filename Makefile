# One way to do each thing; `make help` lists them.

# Where `make install` puts things, as usual: make install PREFIX=~/.local, DESTDIR for packagers.
PREFIX ?= /usr/local
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man/man1
BASHDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d

# For every `swift build`, such as SWIFTFLAGS=--static-swift-stdlib.
SWIFTFLAGS ?=
# All tests at once hold 2,000 files open, with which Foundation's Process.run() reads behind its list of them and crashes.
TESTFLAGS ?= --experimental-maximum-parallelization-width 16
# What `make demo` reports.
RANGE ?= january..february
# How long `make fuzz` runs.
SECONDS ?= 60
# What `make compare` reads: archives, or bundles of them.
ARCHIVES ?= $(wildcard ../shared/corpora/*.bundle)
# What `make truth` reads: the archive of a list, and the tree that its patches go to. The figures are those of the Linux Test
# Project: linux-mailinglist-archives/ltp.lists.linux.it.0 and linux-test-project/ltp.
ARCHIVE ?= ../ltp.lists.linux.it.0
TREE ?= ../ltp

DEMO = .build/demo
TIDINGS = .build/release/tidings

.PHONY: help docs demo test attack lint format golden picture bench fuzz compare check truth release install uninstall clean setup

#: Lists these targets.
help:
	@awk '/^#: / { text = substr($$0, 4) } \
		/^[a-z]+:/ && text { sub(/:.*/, ""); printf "make %-10s %s\n", $$0, text; text = "" }' Makefile

#: Makes an archive of the sample mails and prints its digest.
demo: setup
	@echo "demo 1/3: building (the first time some minutes, later seconds; make test uses the same build)"
	swift build --product tidings $(SWIFTFLAGS)
	@echo "demo 2/3: making a public-inbox archive of the sample mails in $(DEMO)/tide-devel"
	@rm -rf $(DEMO)
	@scripts/make-sample-archive $(DEMO)/tide-devel
	@echo "demo 3/3: the digest of $(RANGE)"
	XDG_CACHE_HOME=$(CURDIR)/$(DEMO)/cache .build/debug/tidings digest $(DEMO)/tide-devel $(RANGE) --no-pager

#: Builds and runs all tests.
test: setup
	swift build --build-tests $(SWIFTFLAGS)
	swift test --skip-build $(TESTFLAGS) $(SWIFTFLAGS)

#: Attacks the program as a hostile mail, archive, client and disk would, on 127.0.0.1 and within 3 minutes.
attack: setup
	swift build --build-tests $(SWIFTFLAGS)
	timeout 180 scripts/attack $(TESTFLAGS) $(SWIFTFLAGS)

#: Checks formatting, scripts and the length of files.
lint:
	scripts/lint

#: Formats all Swift files in place.
format:
	swift format --in-place --parallel --recursive Sources Tests Tools Package.swift

#: Writes the golden files of the tests anew.
golden: setup
	swift build --build-tests $(SWIFTFLAGS)
	TIDINGS_GOLDEN=write swift test --skip-build --filter Golden $(SWIFTFLAGS)

#: Draws the picture in the README anew.
picture: release
	scripts/make-picture $(TIDINGS)

#: Measures speed and memory, and pages against those of public-inbox.
bench: setup
	scripts/bench

#: Feeds broken mail to the parsers for SECONDS (60).
fuzz: setup
	swift run -c release $(SWIFTFLAGS) tidings-fuzz --seconds $(SECONDS) --corpus Samples/mails

#: Builds the reference of the libraries into .build/docs.
docs: setup
	swift build --target PatchTracking $(SWIFTFLAGS)
	scripts/docs

#: Compares how ARCHIVES are read with Python's email package and git.
compare: setup
	scripts/compare $(ARCHIVES)

#: Holds ARCHIVES against public-inbox and b4, kills the program while it indexes them, asks its server.
check: release
	scripts/check-archives $(ARCHIVES)

#: Holds what is said of the list ARCHIVE and its TREE against independent readings of both.
truth: release
	scripts/truth $(ARCHIVE) $(TREE)

#: Builds the program with optimisation.
release: setup
	swift build -c release --product tidings $(SWIFTFLAGS)

#: Installs program, manual and completions under PREFIX (/usr/local).
install: release
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR) $(DESTDIR)$(BASHDIR) $(DESTDIR)$(ZSHDIR) $(DESTDIR)$(FISHDIR)
	install -m 755 $(TIDINGS) $(DESTDIR)$(BINDIR)/tidings
	rm -rf .build/manual
	scripts/make-manual $(TIDINGS) .build/manual
	install -m 644 .build/manual/*.1 $(DESTDIR)$(MANDIR)
	$(TIDINGS) --generate-completion-script bash >$(DESTDIR)$(BASHDIR)/tidings
	$(TIDINGS) --generate-completion-script zsh >$(DESTDIR)$(ZSHDIR)/_tidings
	$(TIDINGS) --generate-completion-script fish >$(DESTDIR)$(FISHDIR)/tidings.fish

#: Removes what `make install` put there.
uninstall:
	rm -f $(DESTDIR)$(BINDIR)/tidings $(DESTDIR)$(MANDIR)/tidings.1 $(DESTDIR)$(MANDIR)/tidings-*.1
	rm -f $(DESTDIR)$(BASHDIR)/tidings $(DESTDIR)$(ZSHDIR)/_tidings $(DESTDIR)$(FISHDIR)/tidings.fish

#: Removes everything that was built.
clean:
	rm -rf .build

setup:
	@scripts/setup
