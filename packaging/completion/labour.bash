# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Labour developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of labour's command line in bash: commands, their options, and the servers, behaviours, parameters, tests
# and schemas that there are, as labour itself lists them.

_labour_commands() { "$1" --help 2>/dev/null | sed -n 's/^  \([a-z]\{2,\}\)  .*/\1/p'; }
_labour_options() { "$1" "$2" --help 2>/dev/null | sed -n 's/^  \(--[a-z0-9-]*\).*/\1/p'; }
_labour_servers() { "$1" servers 2>/dev/null | sed -n 's/^    \([^ ][^ ]*\).*/\1/p'; }
_labour_behaviours() { "$1" behaviours 2>/dev/null | sed -n 's/^\([^ ][^ ]*\) .*/\1/p'; }
_labour_tests() { "$1" tests 2>/dev/null | sed -n 's/^\([^ ][^ ]*\) .*/\1/p'; }
_labour_schemas() { "$1" schemas 2>/dev/null | sed -n 's/^\([^ ][^ ]*\).*/\1/p'; }

# The options of a server, or of one of its variants: "threads=".
_labour_server_options() {
    "$1" servers 2>/dev/null | awk -v server="$2" '
        /^    [^ ]/ { found = $1 == server; next }
        found && /^        / { sub(/=.*/, "="); print $1 }'
}

# The parameters of a behaviour: "status=".
_labour_parameters() {
    "$1" behaviours 2>/dev/null | awk -v behaviour="$2" '
        /^[^ ]/ { found = $1 == behaviour; next }
        found && /^    [a-z_]+=/ { sub(/=.*/, "="); print $1 }'
}

# Offers what of the lines of standard input goes on from $2, after $1, which stands already: to readline, which
# replaces the text after the last of its word breaks, or all of it within quotes.
_labour_offer() {
    local before=$1 begun=$2 line stands=
    case $quote$before$begun in
        [\"\']*) ;;
        *["$COMP_WORDBREAKS"]*) stands=$before$begun stands=${stands%"${stands##*["$COMP_WORDBREAKS"]}"} ;;
    esac
    while IFS= read -r line; do
        case $line in "$begun"*) line=$before$line COMPREPLY+=("${line#"$stands"}") ;; esac
    done
    case ${COMPREPLY[0]-} in *= | */) compopt -o nospace 2>/dev/null ;; esac
}

_labour_value() {
    local labour=$1 option=$2 text=$3 name
    case $option in
        --server)
            case $text in
                *,*)
                    name=$(tr , '\n' <<<"${text%,*}" | grep -v = | tail -n 1)
                    _labour_offer "${text%,*}," "${text##*,}" < <(
                        _labour_server_options "$labour" "$name"
                        _labour_servers "$labour"
                    ) ;;
                *) _labour_offer '' "$text" < <(_labour_servers "$labour") ;;
            esac ;;
        --servers | --behaviours)
            name=
            case $text in *,*) name=${text%,*}, ;; esac
            _labour_offer "$name" "${text##*,}" < <(
                echo all
                if [ "$option" = --servers ]; then _labour_servers "$labour"; else _labour_behaviours "$labour"; fi
            ) ;;
        --behaviour)
            name=${text%%\?*}
            case $text in
                *\?*\&*) _labour_offer "${text%&*}&" "${text##*&}" < <(_labour_parameters "$labour" "${name##*:}") ;;
                *\?*=*) ;;
                *\?*) _labour_offer "$name?" "${text#*\?}" < <(_labour_parameters "$labour" "${name##*:}") ;;
                *:*) _labour_offer "${text%%:*}:" "${text#*:}" < <(_labour_behaviours "$labour") ;;
                *) _labour_offer '' "$text" < <(_labour_behaviours "$labour") ;;
            esac ;;
        --test) _labour_offer '' "$text" < <(_labour_tests "$labour") ;;
        --engine) _labour_offer '' "$text" < <(printf '%s\n' native qt tsung) ;;
        --policy) _labour_offer '' "$text" < <(printf '%s\n' random repeat) ;;
        --arrivals) _labour_offer '' "$text" < <(printf '%s\n' constant poisson) ;;
        --csv | --hgrm)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$text") ;;
        *)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$text") ;;
    esac
}

_labour() {
    local line=${COMP_LINE:0:COMP_POINT} text='' before='' quote=''
    local -a words
    COMPREPLY=()
    read -ra words <<<"$line"
    case $line in *[[:space:]]) words+=('') ;; esac
    text=${words[-1]#[\"\']}
    [ "$text" = "${words[-1]}" ] || quote=${words[-1]:0:1}
    [ "${#words[@]}" -lt 3 ] || before=${words[-2]}
    if [ "${#words[@]}" = 2 ]; then
        _labour_offer '' "$text" < <(
            _labour_commands "${words[0]}"
            printf '%s\n' --help --version
        )
    elif [[ $text == -* ]]; then
        _labour_offer '' "$text" < <(_labour_options "${words[0]}" "${words[1]}")
    elif [[ $before == --* ]]; then
        _labour_value "${words[0]}" "$before" "$text"
    elif [ "${words[1]-}" = schemas ]; then
        _labour_offer '' "$text" < <(_labour_schemas "${words[0]}")
    else
        _labour_value "${words[0]}" FILE "$text"
    fi
}

complete -F _labour labour
