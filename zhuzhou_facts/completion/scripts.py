"""The scripts that connect a shell's completion with the tool, and where they go."""

from __future__ import annotations

import os

from zhuzhou_facts.errors import OutputError
from zhuzhou_facts.streams.console import Messages, Output
from zhuzhou_facts.streams.files import reason, write_atomically

_SHELLS = ("bash", "zsh", "fish")
_PROGRAMS = ("zhuzhou-facts", "zzf")
_EXIT_USAGE = 2

SCRIPTS = {
    # Readline takes @, = and : for the ends of words; it replaces what stands after them ($2).
    "bash": """\
_zhuzhou_facts_complete() {
  local line=${COMP_LINE:0:COMP_POINT} out cut candidate
  local -a words
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  local last=${words[${#words[@]}-1]}
  COMPREPLY=()
  if ! out=$(_ZHUZHOU_FACTS_COMPLETE=bash "$1" "${words[@]:1}" 2>/dev/null); then
    compopt -o default 2>/dev/null
    return
  fi
  cut=${last%"$2"}
  while IFS= read -r candidate; do
    [[ -n $candidate ]] && COMPREPLY+=("${candidate#"$cut"}")
  done <<< "$out"
}
complete -F _zhuzhou_facts_complete zhuzhou-facts zzf
""",
    "zsh": """\
#compdef zhuzhou-facts zzf
_zhuzhou_facts_complete() {
  local out
  local -a candidates typed
  typed=("${(@Q)words[1,CURRENT]}")
  if ! out=$(_ZHUZHOU_FACTS_COMPLETE=zsh "${typed[@]}" 2>/dev/null); then
    _files
    return
  fi
  candidates=("${(@f)out}")
  [[ -n $out ]] && _describe zhuzhou-facts candidates
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _zhuzhou_facts_complete "$@"
else
  compdef _zhuzhou_facts_complete zhuzhou-facts zzf
fi
""",
    "fish": """\
function __zhuzhou_facts_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l found (_ZHUZHOU_FACTS_COMPLETE=fish $words[1] $words[2..-1] "$current" 2>/dev/null)
    if test $status -eq 0
        printf '%s\\n' $found
    else
        __fish_complete_path "$current"
    end
end
complete -c zhuzhou-facts -f -a '(__zhuzhou_facts_complete)'
complete -c zzf -f -a '(__zhuzhou_facts_complete)'
""",
}


def provide(arguments: list[str], lang: str) -> int:
    """Show or install the script of the shell that is named, else of the user's own.

    Raises:
        OutputError: it could not be written.
    """
    option, *rest = arguments
    shell = rest[0] if rest else os.path.basename(os.environ.get("SHELL", ""))  # noqa: PTH119 - pathlib is slow
    if shell not in _SHELLS or len(rest) > 1:
        Messages().write(f"zhuzhou-facts: {option} bash, {option} zsh, {option} fish")
        return _EXIT_USAGE
    if option == "--show-completion":
        Output().write(SCRIPTS[shell], human=True)
        return 0
    for path in _places(shell):
        folder = os.path.dirname(path)  # noqa: PTH120 - as above
        try:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above
        except OSError as error:
            raise OutputError(f"cannot make {folder}: {reason(error)}") from error
        write_atomically(path, SCRIPTS[shell].encode())
        Messages().write(path)
    if shell == "zsh":
        once = "写入 ~/.zshrc：" if lang == "zh" else "in ~/.zshrc:"
        folder = os.path.dirname(_places(shell)[0])  # noqa: PTH120 - as above
        Messages().write(f"{once} fpath=({folder} $fpath); autoload -Uz compinit; compinit")
    return 0


def _places(shell: str) -> list[str]:
    """Return the files in which a shell looks by itself; zsh has to be told."""
    home = os.path.expanduser("~")  # noqa: PTH111 - as above
    environ = os.environ
    if shell == "zsh":
        return [f"{environ.get('ZDOTDIR') or home}/.zfunc/_zhuzhou-facts"]
    if shell == "fish":
        folder = f"{environ.get('XDG_CONFIG_HOME') or f'{home}/.config'}/fish/completions"
        return [f"{folder}/{program}.fish" for program in _PROGRAMS]
    data = environ.get("XDG_DATA_HOME") or f"{home}/.local/share"
    folder = environ.get("BASH_COMPLETION_USER_DIR") or f"{data}/bash-completion"
    return [f"{folder}/completions/{program}" for program in _PROGRAMS]
