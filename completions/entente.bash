# SPDX-License-Identifier: MIT
# Completion of the command entente in bash.
# shellcheck shell=bash disable=SC2154 # the tables come with the build

@TABLES@

# Offers those of the given words that begin as the word does.
_entente_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
}

# Offers the rest of a list by commas of the given words: what stands before the last comma stays.
_entente_list() {
    local given='' one rest=''
    if [[ $word == *,* ]]; then
        given=${word%,*},
    fi
    for one in $1; do
        if [[ ,$given != *,$one,* ]]; then
            rest+=" $given$one"
        fi
    done
    _entente_words "$rest"
    compopt -o nospace 2>/dev/null
}

# Offers dispute files and folders; where there are none, the folders of the installed cases.
_entente_disputes() {
    local program folder
    mapfile -t COMPREPLY < <(
        compgen -d -- "$word"
        compgen -f -- "$word" | grep -E '\.(yaml|yml|json|gmcr|xml|csv)$'
    )
    compopt -o filenames 2>/dev/null
    if ((${#COMPREPLY[@]} == 0)) && [[ $word != */* ]] && program=$(type -P -- "${COMP_WORDS[0]}") &&
        folder=$(CDPATH='' cd -- "$(dirname -- "$program")/@DATA@/cases" 2>/dev/null && pwd); then
        mapfile -t COMPREPLY < <(compgen -d -- "$folder/$word")
    fi
}

_entente() {
    COMPREPLY=()
    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]-}
    local i place=1 flag='' before='' takes='' flags=''
    if ((COMP_CWORD == 1)); then
        _entente_words "$_entente_commands --help --version"
        return
    fi
    # Where are we? `flag` is one whose argument is still to come; bash makes three words of --a=b.
    for ((i = 2; i < COMP_CWORD; i++)); do
        case $flag:${COMP_WORDS[i]} in
        *:=) ;;
        ?*:*) flag='' ;;
        :-?*) if _entente_takes "$command ${COMP_WORDS[i]}"; then flag=${COMP_WORDS[i]}; fi ;;
        *) place=$((place + 1)) ;;
        esac
    done
    if [[ $word == '=' ]]; then
        word=''
    elif [[ -z $flag && $word == --*=* ]]; then # a shell that leaves --a=b whole
        flag=${word%%=*}
        before=$flag=
        word=${word#*=}
    fi
    if [[ -z $flag && $word == -* ]]; then
        _entente_flags "$command"
        _entente_words "$flags"
        return
    fi
    _entente_takes "$command ${flag:-$place}" || return 0
    case $takes in
    @nothing) ;;
    @concepts) _entente_list "$_entente_concepts" ;;
    @sections) _entente_list "$_entente_sections" ;;
    @dispute) _entente_disputes ;;
    @template) _entente_words "$_entente_templates" ;;
    @command) _entente_words "$_entente_commands" ;;
    @path)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        ;;
    *) _entente_words "$takes" ;;
    esac
    COMPREPLY=("${COMPREPLY[@]/#/$before}")
}

complete -F _entente entente
