# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the scripts of this folder have in common. All that they say goes to stderr: stdout is the program's own.

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)
build=$root/build/release

# Qt wants UTF-8, and a bare system has no locale set.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in *[Uu][Tt][Ff]*8*) ;; *) export LC_ALL=C.UTF-8 ;; esac

say() { printf '%s\n' "$*" >&2; }
fail() { say "packaging/${0##*/}: $*"; exit 1; }

# The comment at the head of the calling script, without its licence.
usage() { sed -n '/^#$/,/^[^#]/s/^# \{0,1\}//p' "$0" | sed 1d; }

# What root builds in somebody's clone would be in that person's way later, so the clone's owner goes on instead.
continue_as_owner() {
    local owner home
    owner=$(stat -c %U "$root")
    [ "$(id -u)" = 0 ] && [ "$owner" != root ] || return 0
    runuser -u "$owner" -- test -w "$root" 2>/dev/null || return 0
    home=$(getent passwd "$owner" | cut -d: -f6)
    say "Going on as $owner, to whom this clone belongs"
    exec runuser -u "$owner" -- env -u XDG_RUNTIME_DIR HOME="$home" USER="$owner" LOGNAME="$owner" \
        "$root/packaging/${0##*/}" "$@"
}

# Passes standard input on to the file LOG, and shows ninja's "[3/120]" in one line of the terminal.
show_progress() {
    local line
    while IFS= read -r line; do
        printf '%s\n' "$line" >&3
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]]; then
            printf '\r  %s of %s ' "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" >&2
        fi
    done 3>"$1"
    printf '\r\033[K' >&2
}

# quietly LOG COMMAND…: keeps the command's output in LOG, and shows what went wrong if the command fails.
quietly() {
    local log=$1 status=0
    shift
    if [ -t 2 ]; then
        "$@" 2>&1 </dev/null | show_progress "$log" || status=$?
    else
        "$@" >"$log" 2>&1 </dev/null || status=$?
    fi
    [ "$status" != 0 ] || return 0
    if grep -q '^FAILED:' "$log"; then sed -n '/^FAILED:/,$p' "$log" | head -n 80 >&2; else tail -n 40 "$log" >&2; fi
    fail "failed: $* (all of its output is in $log)"
}

cached() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"; }

configured_otherwise() {
    [ -f "$build/CMakeCache.txt" ] || return 1
    [ "$(cached CMAKE_HOME_DIRECTORY)" != "$root" ] || [ "$(cached CMAKE_GENERATOR)" != Ninja ]
}

configure() {
    local options=(--preset "${build##*/}")
    [ "${CI:-}" != true ] || options+=(-D LABOUR_WERROR=ON)
    if configured_otherwise; then
        say "The last build was of another folder or by another generator: starting afresh"
        options+=(--fresh)
    fi
    quietly "$build/configure.log" cmake "${options[@]}"
}

# Refuses to begin what could not be finished for want of permission.
require_writable_build() {
    local strange
    mkdir -p "$build" 2>/dev/null || fail "$(id -un) cannot create $build; $root belongs to $(stat -c %U "$root")"
    strange=$(find "$root/build" -maxdepth 2 ! -type l ! -writable -print -quit 2>/dev/null)
    [ -z "$strange" ] || fail "$(id -un) cannot write $strange, which belongs to $(stat -c %U "$strange"):" \
        "go on as that user, or remove $root/build"
}

# build_labour TARGET…: brings them up to date in build/release, one build at a time.
build_labour() {
    require_writable_build
    # One cache of compiled objects for all presets, whichever folder they build in.
    export CCACHE_DIR=${CCACHE_DIR:-$root/build/ccache} CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    (
        flock -n 9 || { say "Waiting for another build in $build to finish"; flock 9; }
        cd -- "$root" || exit
        say "Building in $build (the first time takes some minutes)"
        configure
        quietly "$build/build.log" cmake --build "$build" --target "$@"
    ) 9>"$build/.lock"
}
