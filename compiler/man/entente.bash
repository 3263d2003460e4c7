# SPDX-License-Identifier: EUPL-1.2
# Completion of entente for bash: commands, options, charters. A test holds it
# to `entente --help`.
_entente() {
  local word=${COMP_WORDS[COMP_CWORD]}
  local commands='ask audit build check diff explain facts new'
  local options='--as-of --lang --format --strict --rule --timeline --until --dump --output --only --annuaire --marge --attach-source --style --mask --jobs
    --who-can-learn --what-can-learn --path --may --in --help'
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$word")
  elif [ "${word#-}" != "$word" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _entente entente
