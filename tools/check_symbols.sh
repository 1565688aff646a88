#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Checks that the static library calls nothing that it must not, and has no mutable state.
#
# Usage: tools/check_symbols.sh BUILD_LIB.a | --self-test
# Looks at ELF objects, with sanitizers or coverage or without, but not at those made for LTO.
# Exit codes: 0 clean; 1 findings, one line each as object: message; 2 wrong usage or no objects.
set -euo pipefail
export LC_ALL=C

# Why each name is forbidden. The fortified __NAME_chk counts as NAME.
readonly FORBIDDEN='
ends the process of the caller:    exit _exit _Exit quick_exit abort __assert_fail
writes where nobody asked it to:   printf vprintf fprintf vfprintf dprintf vdprintf puts putchar
writes where nobody asked it to:   perror stdin stdout stderr
writes without a bound:            sprintf vsprintf
random, so not the same each time: rand srand rand_r random srandom drand48 lrand48 mrand48 srand48
random, so not the same each time: getrandom getentropy arc4random arc4random_uniform
depends on the hour:               time clock gettimeofday clock_gettime timespec_get
depends on the hour:               localtime gmtime
depends on the environment:        getenv secure_getenv setlocale localeconv newlocale uselocale
has state behind it:               strtok environ __environ
touches the process of the caller: signal sigaction raise kill atexit system popen fork vfork
allocates past the context:        malloc calloc realloc free reallocarray aligned_alloc
allocates past the context:        posix_memalign memalign valloc strdup strndup asprintf vasprintf
allocates past the context:        getline getdelim open_memstream
'

# Object (a pattern for its name in the archive), the names it may use all the same, and why.
readonly ALLOWED='
context.c.o  malloc calloc realloc free  # the default allocator of a context is made of these
yaml*.c.o    free                        # libfyaml hands out text that is ours to free
'

# Variables that compilers add for sanitizers and coverage, and as marks: the beginnings of their
# names. Not all that begins with __: a compound literal of file scope is __compound_literal.0.
readonly ARTEFACTS='$ __odr_asan __unnamed_ __sancov __gcov __llvm_'

# Reads nm -A -u; writes a line per name that the object may not use.
forbidden_names() {
    awk -v forbidden="$FORBIDDEN" -v allowed="$ALLOWED" '
        BEGIN {
            count = split(forbidden, rows, "\n")
            for (r = 1; r <= count; r++) {
                colon = index(rows[r], ":")
                words = split(substr(rows[r], colon + 1), names, " ")
                for (n = 1; n <= words; n++) why[names[n]] = substr(rows[r], 1, colon - 1)
            }
            count = split(allowed, rows, "\n")
            for (r = 1; r <= count; r++) {
                sub(/#.*/, "", rows[r])
                words = split(rows[r], names, " ")
                if (words == 0) continue
                pattern = names[1]
                gsub(/\./, "\\.", pattern)
                gsub(/\*/, ".*", pattern)
                for (n = 2; n <= words; n++) allow["^" pattern "$", names[n]] = 1
            }
        }
        function is_allowed(object, name,    key, part) {
            for (key in allow) {
                split(key, part, SUBSEP)
                if (part[2] == name && object ~ part[1]) return 1
            }
            return 0
        }
        NF > 2 && $(NF - 1) ~ /^[Uwv]$/ { # library.a:object: U name
            object = $1
            sub(/:$/, "", object)
            sub(/.*:/, "", object)
            name = $NF
            if (!(name in why)) {
                if (sub(/_chk$/, "", name)) sub(/^__/, "", name)
            }
            if (name in why && !is_allowed(object, name)) {
                as = name == $NF ? "" : " (as " $NF ")"
                print object ": uses " name as ", which " why[name]
            }
        }'
}

# Reads objdump -w -h -t; writes a line per variable in a section that can be written to.
# Constants that hold addresses are written once, by the loader: .data.rel.ro is no state.
mutable_variables() {
    awk -v artefacts="$ARTEFACTS" '
        BEGIN { beginnings = split(artefacts, beginning, " ") }
        function is_artefact(name,    b) {
            for (b = 1; b <= beginnings; b++) if (index(name, beginning[b]) == 1) return 1
            return 0
        }
        / file format elf/ {
            object = $1
            sub(/:$/, "", object)
            delete writable
            table = 0
            next
        }
        /^SYMBOL TABLE:/ { table = 1; next }
        !table && $1 ~ /^[0-9]+$/ && / ALLOC/ { # index name size ... flags
            if (!/READONLY/ && $2 !~ /^\.data\.rel\.ro(\.|$)/) writable[$2] = 1
            next
        }
        table && /^[0-9a-f]+ / { # address, 7 letters of flags, section, tab, size, name
            tab = index($0, "\t")
            before = substr($0, 1, tab - 1)
            flags = substr(before, 18, 7)
            section = substr(before, 26)
            name = $NF
            if (flags ~ /d/ || is_artefact(name)) next
            if (section in writable || section == "*COM*") {
                print object ": mutable variable " name " in " section
            }
        }'
}

# Writes all findings of one library; returns 2 when it cannot be checked.
findings_of() {
    local library=$1 undefined dump
    if [[ ! -r $library ]] || ! undefined=$(nm -A -u "$library" 2>&1) ||
        ! dump=$(objdump -w -h -t "$library" 2>&1); then
        echo "symbols: cannot read $library as a library" >&2
        return 2
    fi
    if grep -q 'file format not recognized\|__gnu_lto_slim' <<<"$undefined$dump"; then
        echo "symbols: $library holds objects made for LTO (or not ELF), which tell nothing" >&2
        return 2
    fi
    if ! grep -q ' file format elf' <<<"$dump"; then
        echo "symbols: there are no objects in $library" >&2
        return 2
    fi
    local names variables
    names=$(forbidden_names <<<"$undefined") || return 2
    variables=$(mutable_variables <<<"$dump") || return 2
    printf '%s\n' "$names" "$variables" | sed '/^$/d' | sort -u
}

# --- the self-test -------------------------------------------------------------------------------

# In the self-test: compiles standard input as an object of that name, into a library of its own.
library_of() {
    local object=$1
    shift
    rm -f "$scratch/lib.a"
    "${CC:-cc}" -std=c17 -w -x c -c "$@" -o "$scratch/$object" -
    ar rcs "$scratch/lib.a" "$scratch/$object"
}

# In the self-test: the library made last must give exactly these findings.
expect() {
    local what=$1 expected=$2 found
    found=$(findings_of "$scratch/lib.a")
    cases=$((cases + 1))
    if [[ $found != "$expected" ]]; then
        printf 'symbols: self-test: %s\n  expected: %s\n  found:    %s\n' \
            "$what" "${expected:-nothing}" "${found:-nothing}"
        failures=$((failures + 1))
    fi
}

# In the self-test: an object that refers to a name, as whatever it is declared.
reference_to() {
    echo "extern int it __asm__(\"$1\"); int *get(void) { return &it; }"
}

test_names() {
    local why names name code="" expected=""
    while IFS=: read -r why names; do
        for name in $names; do
            code+="extern int x_$name __asm__(\"$name\"); int *get_$name(void) { return &x_$name; }"
            expected+="a.c.o: uses $name, which $why"$'\n'
        done
    done <<<"$FORBIDDEN"
    library_of "a.c.o" <<<"$code"
    expect "all forbidden names" "$(sort <<<"${expected%$'\n'}")"
    for name in snprintf vsnprintf __snprintf_chk __vsnprintf_chk memcpy __memcpy_chk fwrite; do
        reference_to "$name" | library_of "a.c.o"
        expect "a reference to $name" ""
    done
    reference_to __vprintf_chk | library_of "a.c.o"
    expect "a fortified name" \
        "a.c.o: uses vprintf (as __vprintf_chk), which writes where nobody asked it to"
    library_of "a.c.o" <<<'#include <assert.h>
        void f(int x) { assert(x > 0); }'
    expect "an assertion" "a.c.o: uses __assert_fail, which ends the process of the caller"
    library_of "a.c.o" <<<'void abort(void) __attribute__((weak)); void f(void) { abort(); }'
    expect "a weak reference" "a.c.o: uses abort, which ends the process of the caller"
}

test_allowed() {
    local name object
    for name in malloc calloc realloc free; do
        reference_to "$name" | library_of "context.c.o"
        expect "$name in the default allocator" ""
        for object in xcontext.c.o context_c.o context.c.obj; do
            reference_to "$name" | library_of "$object"
            expect "$name in $object" "$object: uses $name, which allocates past the context"
        done
    done
    reference_to exit | library_of "context.c.o"
    expect "exit in context.c.o" "context.c.o: uses exit, which ends the process of the caller"
    for object in yaml.c.o yaml_reader.c.o; do
        reference_to free | library_of "$object"
        expect "free in $object" ""
        reference_to malloc | library_of "$object"
        expect "malloc in $object" "$object: uses malloc, which allocates past the context"
    done
}

test_variables() {
    local options name section
    for options in "-O0" "-O2 -fPIC" "-O2 -fdata-sections -fno-common" "-O1 -fno-pic -fcommon"; do
        # shellcheck disable=SC2086 # several options
        library_of "a.c.o" $options <<<'int read_only(int i) {
            static const int squares[] = {0, 1, 4};
            static const char *const words[] = {"no", "yes"};
            return squares[i] + words[i][0] + (__func__)[i];
        }
        extern const char *const shared[2]; const char *const shared[2] = {"a", "b"};
        int (*const table[])(int) = {read_only};
        const struct row { const int *at; } row = {&(const int){3}};'
        expect "constants, with $options" ""
    done
    while read -r name section options; do
        # shellcheck disable=SC2086 # several options
        library_of "a.c.o" $options <<<"
        static int set_static = 5; int set_global = 6; int zero_global; static int zero_static;
        static _Thread_local int zero_thread; static _Thread_local int set_thread = 4;
        static const char *words[] = {\"no\", \"yes\"};
        __attribute__((section(\"state\"))) int odd_section = 7;
        int *anonymous(void); static int *const address = &(int){3};
        int *use(int i) {
            static int set_local = 3; static int zero_local;
            if (i == 9) words[0] = words[1];
            int *const all[] = {&set_static, &zero_static, &zero_thread, &set_thread, &set_local,
                                &zero_local, address, (int *)words[i]};
            return all[i];
        }"
        cases=$((cases + 1))
        if ! findings_of "$scratch/lib.a" |
            grep -Eq "^a\.c\.o: mutable variable (use\.)?$name(\.[0-9]+)? in $section\$"; then
            echo "symbols: self-test: $name is not found in $section, with $options"
            failures=$((failures + 1))
        fi
    done <<'CASES'
set_static          \.data                 -O0
set_global          \.data                 -O2
set_global          \.data\.set_global     -O2 -fdata-sections
zero_global         \.bss                  -O0 -fno-common
zero_global         \*COM\*                -O0 -fcommon
zero_static         \.bss                  -O0
zero_thread         \.tbss                 -O0
set_thread          \.tdata                -O0
set_local           \.data                 -O0 -fPIC
zero_local          \.bss                  -O0
words               \.data(\.rel\.local)?  -O0 -fPIC
words               \.data                 -O0 -fno-pic
odd_section         state                  -O2
[._]*compound_?literal \.data              -O0
CASES
}

test_artefacts() {
    local options code='int shared = 0; const int limit = 3; void say(const char *);
        static const char *const words[] = {"no", "yes"};
        const char *word(int i) { static const int at[] = {1, 0}; say("a"); return words[at[i]]; }
        int shift(int x, int y) { say(__func__); return (x << y) / y; }
        void tell(int i) { switch (i) { case 3: say("b"); break; case 70: say("c"); } }'
    while read -r options; do
        # shellcheck disable=SC2086 # several options
        if ! library_of "a.c.o" $options <<<"$code" 2>/dev/null; then
            continue # the other compiler has this one
        fi
        expect "what the compiler adds with $options" "a.c.o: mutable variable shared in .bss"
    done <<'CASES'
-fsanitize=address,undefined -fno-common
-fsanitize=address -O2 -fPIC
-fsanitize=thread
-fsanitize=memory
-fsanitize=fuzzer-no-link,address -O1
-fsanitize-coverage=trace-pc-guard
--coverage
-fprofile-generate -O2
-fprofile-instr-generate -fcoverage-mapping
CASES
}

# What ARM assemblers mark data with, under that name for any machine.
test_marks() {
    library_of "a.c.o" <<<'static int mark = 3; int *get(void) { return &mark; }'
    expect "a variable" "a.c.o: mutable variable mark in .data"
    objcopy --redefine-sym "mark=\$d" "$scratch/a.c.o"
    ar rcs "$scratch/lib.a" "$scratch/a.c.o"
    expect "a mark" ""
}

# Two objects in one library: each is judged by its own sections.
test_two_objects() {
    library_of "b.c.o" <<<'__attribute__((section("state"))) const int number = 7;'
    library_of "a.c.o" <<<'__attribute__((section("state"))) int counter = 7;'
    ar qs "$scratch/lib.a" "$scratch/b.c.o"
    expect "a section of two kinds" "a.c.o: mutable variable counter in state"
}

# A library that cannot be checked must not pass as clean.
test_refusals() {
    local status what
    for what in missing empty text lto; do
        rm -f "$scratch/lib.a"
        case $what in
        missing) ;;
        empty) ar rcs "$scratch/lib.a" ;;
        text) echo "hello" >"$scratch/lib.a" ;;
        lto) library_of "a.c.o" -flto <<<'int counter;' ;;
        esac
        status=0
        findings_of "$scratch/lib.a" >/dev/null 2>&1 || status=$?
        cases=$((cases + 1))
        if [[ $status -ne 2 ]]; then
            echo "symbols: self-test: a library that is $what gives $status, not 2"
            failures=$((failures + 1))
        fi
    done
}

self_test() {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    cases=0
    failures=0
    test_names
    test_allowed
    test_variables
    test_artefacts
    test_marks
    test_two_objects
    test_refusals
    if [[ $failures -gt 0 ]]; then
        echo "symbols: self-test: $failures of $cases cases failed"
        return 1
    fi
    echo "symbols: self-test: $cases cases, each as expected"
}

if [[ $# -ne 1 || ($1 == -* && $1 != --self-test) ]]; then
    echo "usage: tools/check_symbols.sh BUILD_LIB.a | --self-test" >&2
    exit 2
fi
if [[ $1 == --self-test ]]; then
    self_test
    exit
fi
findings=$(findings_of "$1")
if [[ -n $findings ]]; then
    echo "$findings"
    exit 1
fi
echo "symbols: $(ar t "$1" | wc -l) objects, clean"
